// Runs the thread that draws pictures from the compiled program, whoever starts it.
import { load } from "../tools/compile.mjs";

await load("operations/drawing/worker");
