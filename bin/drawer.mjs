// Runs the thread that draws pictures from the compiled program, whoever starts it.
import { pathToFileURL } from "node:url";
import { compile, dist } from "../tools/compile.mjs";

await compile();
await import(pathToFileURL(`${dist}/operations/drawing/worker.js`).href);
