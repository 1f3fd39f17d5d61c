import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shapes } from "../../operations/index.ts";
import { Project } from "../spec/given.ts";
import { runUnattended } from "../support/nobody.ts";

let project: Project;
let file: string;
let example: string;
beforeAll(() => {
  project = new Project();
  file = join(project.root, "tenants", "almendro.yaml");
  example = readFileSync(file, "utf8");
});
afterAll(() => project.remove());

/** Runs a command on the example with one text replaced. */
async function run(command: string, [from, to]: readonly [string, string], ...options: string[]) {
  writeFileSync(file, example.replace(from, to));
  return runUnattended(command, file, ...options);
}

const COMMANDS = ["check", "plan"] as const;

describe.each(COMMANDS)("%s", (command) => {
  test.each<[readonly [string, string], string, number]>([
    [["users: 640", "users: 1e9"], "size.users", 13],
    [["country: ES", "country: UK"], "customer.country", 8],
    [["10.20.0.0/16", "10.0.0.0/8, 172.24.0.0/13, 192.168.0.0/16"], "connections.vpn", 46],
    [["exit:", "__proto__: {}\nexit:"], "", 60],
    [["exit:", "logs: {}\nexit:"], "", 60],
  ])("a wrong file, %j, ends in 2 with one error document and nothing else", async (change, path, line) => {
    const { code, out, side } = await run(command, change, "--json");
    const { error } = shapes.error.strict().parse(JSON.parse(out));
    expect([code, side]).toEqual([2, ""]);
    expect(error.problems.map((problem) => [problem.path, problem.line])).toEqual([[path, line]]);
  });

  test.each<[readonly [string, string], string, number]>([
    [["data: in-country", "data: US"], "place.data", 30],
    [["keep: 2 years", "keep: 1 day"], "logs.keep", 58],
  ])("an impossible wish, %j, ends in 1 with the whole document", async (change, path, line) => {
    const { code, out, side } = await run(command, change, "--json");
    const { placement, problems } = shapes[command].strict().parse(JSON.parse(out));
    expect([code, side, placement]).toEqual([1, "", null]);
    expect(problems.map((problem) => [problem.path, problem.line])).toEqual([[path, line]]);
  });
});

test("in words, a wrong file is said beside the answer, with its place, what was found and what may stand there", async () => {
  const { code, out, side } = await run("check", ["data: 120 GB", "data: 99999 TB"]);
  expect([code, out]).toEqual([2, ""]);
  expect(side).toBe(
    `✗ size.data is "99999 TB"; write at most 60 TB.\n  at      ${file}:14:9\n  found   99999 TB\n  allowed at most 60 TB\n`,
  );
});

test("nothing of a file reaches the terminal as a command to it", async () => {
  const { side } = await run("check", ["exit:", '"\\e[2J\\u202e": 1\nexit:']);
  expect(side).toContain("\\u001b[2J\\u{202e} is not a field.");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(side).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
});
