// What the engine starts. Opening the pack prints its port: nothing else may be printed.
require("tsx/cjs");
require("./pack.ts");
