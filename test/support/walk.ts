import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { runUnattended } from "./nobody.ts";
import { type Block, commandsIn, type Page } from "./pages.ts";

/** A command on a page, with what the page says it prints and what it does print. */
export interface Step {
  readonly command: string;
  readonly at: string;
  readonly says: string;
  readonly prints: string;
}

/** Stands on a page for what changes from day to day: within a line, or for any number of lines. */
const ELISION = "…";

/**
 * Does every command of a page's `console` blocks, in order, as a reader would who has never run one: in a folder and with
 * settings of their own. Folders that its commands name `evidence-…` lie there.
 */
export async function walk(page: Page): Promise<readonly Step[]> {
  const folder = mkdtempSync(join(tmpdir(), "domicile-walk-"));
  vi.stubEnv("XDG_CONFIG_HOME", join(folder, ".config"));
  vi.stubEnv("DOMICILE_HOME", join(folder, "home"));
  vi.stubEnv("DOMICILE_SIGNING_KEY", "");
  const steps: Step[] = [];
  try {
    for (const block of page.blocks.filter(({ tag }) => tag === "console"))
      for (const shown of shownIn(block)) steps.push({ ...shown, prints: await run(shown.command, folder) });
  } finally {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  }
  return steps;
}

/** Every command of a `console` block, and what the page says it prints. */
export function shownIn({ text, at }: Block): readonly Omit<Step, "prints">[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = "", ...lines] = part.trimEnd().split("\n");
      return { command, at, says: lines.join("\n") };
    });
}

/** Whether what is printed is what the page says. */
export function agrees({ says, prints }: Step): boolean {
  const pattern = says.split(ELISION).map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${pattern.join("[^]*?")}$`).test(prints);
}

async function run(command: string, folder: string): Promise<string> {
  if (!command.startsWith("npx domicile "))
    return execFileSync("sh", ["-c", command], { cwd: folder, encoding: "utf8" }).trimEnd();
  const words = commandsIn({ text: command }).flatMap((typed) => typed.words);
  const argv = words.slice(2).map((word) => (word.startsWith("evidence-") ? join(folder, word) : word));
  const { out, side } = await runUnattended(...argv);
  return (out || side).replaceAll(`${folder}/.config`, "~/.config").replaceAll(`${folder}/`, "").trimEnd();
}
