#!/usr/bin/env node
import { load } from "../tools/compile.mjs";

const { main } = await load("cli/main");
process.exitCode = await main(process.argv.slice(2));
