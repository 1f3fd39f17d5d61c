import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { projectRoot } from "../../operations/root.ts";
import type { Block } from "./pages.ts";
import { type Step, shownIn } from "./walk.ts";

/** A copy of the project, in which a page's changes are made and its commands are typed. */
export class Exercise {
  readonly root = mkdtempSync(join(tmpdir(), "domicile-exercise-"));

  constructor() {
    const files = this.#run("git", ["ls-files", "-z"], projectRoot).split("\0");
    for (const file of files.filter((name) => name !== "")) cpSync(join(projectRoot, file), join(this.root, file));
    symlinkSync(join(projectRoot, "node_modules"), join(this.root, "node_modules"));
  }

  /** Does what a block says: types its commands, writes its file, or changes one; what commands printed comes back. */
  follow(block: Block): readonly Step[] {
    const [kind = "", file] = block.tag.split(" ");
    if (kind === "console") return shownIn(block).map((shown) => ({ ...shown, prints: this.#type(shown.command) }));
    if (file === undefined) throw new Error(`${block.at}: a block of ${kind} names no file`);
    const path = join(this.root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, kind === "diff" ? patched(readFileSync(path, "utf8"), block) : block.text);
    return [];
  }

  discard(): void {
    rmSync(this.root, { recursive: true });
  }

  #type(command: string): string {
    return this.#run("sh", ["-c", `${command} 2>/dev/null`], this.root).trimEnd();
  }

  #run(program: string, words: readonly string[], cwd: string): string {
    const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, VITEST: undefined };
    return execFileSync(program, words, { cwd, env, encoding: "utf8" });
  }
}

/** A text after the hunks of a diff, each between lines `@@`; what each replaces must be there exactly once. */
function patched(text: string, { text: diff, at }: Block): string {
  return diff.split(/^@@\n/m).reduce((before, hunk) => {
    const lines = hunk.split("\n").slice(0, -1);
    const side = (sign: string) =>
      lines
        .filter((line) => line[0] !== sign)
        .map((line) => `${line.slice(1)}\n`)
        .join("");
    const found = before.split(side("+"));
    if (found.length !== 2) throw new Error(`${at}: its file has ${found.length - 1} of:\n${side("+")}`);
    return found.join(side("-"));
  }, text);
}
