import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { main } from "../../cli/main.ts";
import { projectRoot } from "../../operations/root.ts";
import { unattended } from "../support/nobody.ts";
import { commandsIn, readPage, type Typed } from "../support/pages.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "domicile-pages-"));
  vi.stubEnv("DOMICILE_HOME", join(home, "world"));
  vi.stubEnv("XDG_CONFIG_HOME", join(home, "config"));
  process.chdir(home);
});
afterEach(() => {
  vi.unstubAllEnvs();
  process.chdir(projectRoot);
  rmSync(home, { recursive: true });
});

// Blocks that need an account or a set-up are held against what the commands take, in test/docs.
test.each(["README.md", "docs/running.md"])(
  "whoever types what %s shows, in its order, gets what it says",
  async (file) => {
    const typed = readPage(file).blocks.flatMap((block) => (block.tag === "sh" ? commandsIn(block) : []));
    const ended: unknown[] = [];
    for (const each of typed) ended.push([each.words.join(" "), ...(await type(each))]);
    expect(ended).toEqual(typed.map(({ words, environment }) => [words.join(" "), codeOf(environment), ""]));
  },
);

/** Where the page makes the cloud fail, the command says so. */
const codeOf = ({ DOMICILE_FAULTS }: Typed["environment"]): number => (DOMICILE_FAULTS === undefined ? 0 : 3);

/** As a person does who says yes: the exit code, and what was said where it isn't what the page shows. */
async function type({ words, environment }: Typed): Promise<[number, string]> {
  const [, , ...rest] = words;
  const said: string[] = [];
  const [, name = ""] = rest;
  const say = (text: string) => void said.push(text);
  const person = { ...unattended({ print: say, say }), attended: true, ask: answerOf(name) };
  for (const [variable, value] of Object.entries(environment)) vi.stubEnv(variable, value);
  const code = await main(rest, person);
  for (const variable of Object.keys(environment)) vi.stubEnv(variable, undefined);
  return [code, code === codeOf(environment) ? "" : said.join("\n")];
}

const answerOf = (name: string) => async (question: string) => (question.includes("Type its name") ? name : "yes");
