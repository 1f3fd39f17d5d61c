// Pulumi's SDK loads a whole TypeScript compiler and npm's resolver at its start, to be able to serialise functions
// into source. Nothing of ours does, and that is most of what importing the SDK costs: both wait until they are called.
// Imported before anything that imports the SDK; later it changes nothing.
import { createRequire, Module } from "node:module";

const require = createRequire(import.meta.url);
/** What the SDK imports at its start to re-export the functions in it: a release that moves them is told here. */
const SLOW = ["@pulumi/pulumi/runtime/closure/serializeClosure.js", "@pulumi/pulumi/runtime/closure/codePaths.js"];

for (const module of SLOW) standIn(require.resolve(module));

/** Puts a module into the cache whose functions load the one that it stands for, and call it. */
function standIn(file) {
  if (require.cache[file]) return;
  const module = new Module(file);
  module.loaded = true;
  module.exports = new Proxy({}, { get: (_, name) => lateFunction(file, module, name) });
  require.cache[file] = module;
}

function lateFunction(file, module, name) {
  return (...args) => {
    if (require.cache[file] === module) delete require.cache[file];
    return require(file)[name](...args);
  };
}
