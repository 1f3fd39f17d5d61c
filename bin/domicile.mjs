#!/usr/bin/env node
import "../tools/closures-on-demand.mjs";
import { load } from "../tools/compile.mjs";

const { main } = await load("cli/main");
process.exitCode = await main(process.argv.slice(2));
