// Runs the thread that draws pictures from the compiled program, whoever starts it.
import "../tools/closures-on-demand.mjs";
import { load } from "../tools/compile.mjs";

await load("operations/drawing/worker");
