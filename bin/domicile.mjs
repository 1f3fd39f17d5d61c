#!/usr/bin/env node
import { pathToFileURL } from "node:url";
import { compile, dist } from "../tools/compile.mjs";

await compile();
const { main } = await import(pathToFileURL(`${dist}/cli/main.js`).href);
process.exitCode = await main(process.argv.slice(2));
