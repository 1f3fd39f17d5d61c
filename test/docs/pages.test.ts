import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkArguments } from "../../cli/arguments.ts";
import type { CommandOn } from "../../cli/command.ts";
import { BadInput } from "../../operations/index.ts";
import { projectRoot } from "../../operations/root.ts";
import { waiversSchema } from "../../spec/index.ts";
import { unattended } from "../support/nobody.ts";
import { commandsIn, type Page, pages, readPage } from "../support/pages.ts";

const here = (path: string) => existsSync(join(projectRoot, path));
const { scripts } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));

describe.each(pages().map((page) => [page.file, page] as const))("%s", (_, page) => {
  it("names commands and options that there are", async () => {
    const said = [...shellBlocks(page), ...inlineCommands(page)];
    const wrong = await Promise.all(
      said.flatMap((block) => commandsIn(block).map(({ words }) => faultOf(words, block.at))),
    );
    expect(wrong.filter((fault) => fault !== null)).toEqual([]);
  });

  it("says of every block to be typed whether the tests run it, or an account or a set-up is needed", () => {
    const tags = page.blocks.map(({ tag }) => tag).filter((tag) => /^(sh|console)/.test(tag));
    expect(tags.filter((tag) => !["sh", "sh setup", "sh account", "console"].includes(tag))).toEqual([]);
  });

  it("leads to pages and headings that there are", () => {
    expect(linksIn(page).filter((link) => !leads(page, link))).toEqual([]);
  });

  // What is marked ○ is to come.
  it("names files and folders that there are", () => {
    const rooms =
      /^(bin|bench|cli|components|costs|desk|docs|evidence|graph|law|operations|platform|policies|promises|simulator|spec|stacks|tenants|test|tools)\/[\w./-]*$/;
    const named = [...page.prose.replaceAll(/^.*○.*$/gm, "").matchAll(/`([^`\n]+)`/g)]
      .map(([, code = ""]) => code)
      .filter((code) => rooms.test(code));
    expect(named.filter((path) => !here(path) && !here(join(dirname(page.file), path)))).toEqual([]);
  });
});

describe("what the pages show to be copied", () => {
  const yaml = pages().flatMap(({ blocks }) => blocks.filter(({ tag }) => tag === "yaml"));
  it("is what the schemas take", () => {
    const waivers = yaml.map(({ text }) => parse(text)).filter((value) => value.waivers !== undefined);
    expect(waivers).toHaveLength(1);
    for (const each of waivers) expect(waiversSchema.safeParse(each).error).toBeUndefined();
  });
});

describe("the reader of pages", () => {
  it("takes a line apart as a shell does", () => {
    const text = `A='[{"x":"y z"}]' npx domicile up kade \\
  --json | jq . # comment
git log && npm test "it's"`;
    expect(commandsIn({ text })).toEqual([
      { words: ["npx", "domicile", "up", "kade", "--json"], environment: { A: '[{"x":"y z"}]' } },
      { words: ["jq", "."], environment: {} },
      { words: ["git", "log"], environment: {} },
      { words: ["npm", "test", "it's"], environment: {} },
    ]);
  });

  it("finds a command, an option and a script that aren't there", async () => {
    const faults = ["npx domicile fly kade", "npx domicile up kade --quickly", "npm run fly"].map((text) =>
      faultOf(commandsIn({ text })[0]?.words ?? [], "page:1"),
    );
    expect(await Promise.all(faults)).toEqual([
      "page:1: there is no command fly",
      "page:1: up has no option --quickly: it takes --simulate, --yes, --replace, --outside, --inside, --json.",
      "page:1: there is no script fly",
    ]);
  });
});

const shellBlocks = ({ blocks }: Page) => blocks.filter(({ tag }) => /^(sh|console)\b/.test(tag));

function inlineCommands({ prose, file }: Page) {
  return [...prose.matchAll(/`((?:npx domicile|npm) [^`\n]+)`/g)].map(([, text = ""]) => ({ text, at: file }));
}

/** What is wrong with a command that a page names, null where nothing is. */
async function faultOf([program, ...words]: readonly string[], at: string): Promise<string | null> {
  if (program === "npm") return npmFault(words, at);
  const [own, name = "", ...given] = words;
  if (program !== "npx" || own !== "domicile") return null;
  if (!here(`cli/commands/${name}.ts`)) return `${at}: there is no command ${name}`;
  const { command } = (await import(`../../cli/commands/${name}.ts`)) as { readonly command: CommandOn };
  try {
    checkArguments(
      command(unattended()),
      given.filter((word) => !/^(\d?>|<$)/.test(word)),
    );
    return null;
  } catch (error) {
    if (error instanceof BadInput) return `${at}: ${error.problems.map(({ say }) => say).join(" ")}`;
    throw error;
  }
}

function npmFault([verb, script = ""]: readonly string[], at: string): string | null {
  const wanted = verb === "run" ? script : verb;
  return verb === "ci" || wanted === undefined || wanted in scripts ? null : `${at}: there is no script ${wanted}`;
}

function linksIn({ prose }: Page): string[] {
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link).filter((link) => !/^https?:/.test(link));
}

function leads({ file }: Page, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? file : join(dirname(file), path);
  if (!here(target)) return false;
  return anchor === undefined || headingsOf(target).includes(anchor);
}

/** Anchors as GitHub makes them of headings. */
function headingsOf(file: string): string[] {
  return [...readPage(file).prose.matchAll(/^#+ (.+)$/gm)].map(([, text = ""]) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
