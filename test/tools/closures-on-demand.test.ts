import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../operations/index.ts";

/** What a program prints that begins as our commands do. */
function printed(program: string): unknown {
  const start = join(projectRoot, "tools", "closures-on-demand.mjs");
  const options = { cwd: projectRoot, encoding: "utf8" } as const;
  return JSON.parse(execFileSync(process.execPath, ["--import", start, "-e", program], options));
}

test("neither a TypeScript compiler nor npm's resolver is loaded to declare resources", () => {
  const loaded = printed(`
    const { runtime } = require("@pulumi/pulumi");
    const loaded = (folder) => Object.keys(require.cache).some((file) => file.includes(folder));
    console.log(JSON.stringify({
      sdk: loaded("@pulumi/pulumi/runtime"),
      typescript: loaded("node_modules/typescript/"),
      resolver: loaded("@npmcli/arborist"),
      functions: [typeof runtime.serializeFunction, typeof runtime.computeCodePaths],
    }));
  `);
  expect(loaded).toEqual({ sdk: true, typescript: false, resolver: false, functions: ["function", "function"] });
});

test("whoever serialises a function still can", () => {
  const text = printed(`
    const { runtime } = require("@pulumi/pulumi");
    runtime.serializeFunction(() => "a promise").then(({ text }) => console.log(JSON.stringify(text)));
  `);
  expect(text).toContain('return () => "a promise"');
});
