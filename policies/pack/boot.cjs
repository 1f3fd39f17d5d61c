// What the engine starts. Opening the pack prints its port: nothing else may be printed.
const { fstatSync } = require("node:fs");

// The engine holds the other end of this pipe. It breaks however the engine ends, and killed by force it ends no pack.
if (fstatSync(0).isFIFO()) process.stdin.on("end", () => process.exit()).resume();

module.exports = open();

async function open() {
  const { bootPack } = await import("../../tools/bundle-pack.mjs");
  await bootPack();
}
