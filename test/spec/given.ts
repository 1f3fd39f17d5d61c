import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { BadInput, loadOrder, type Order, type Problem } from "../../spec/index.ts";

const project = join(import.meta.dirname, "..", "..");

/** A project of its own with the example files, for tests that change them. */
export class Project {
  readonly root = mkdtempSync(join(tmpdir(), "domicile-spec-"));

  constructor() {
    for (const folder of ["tenants", "platform"])
      cpSync(join(project, folder), join(this.root, folder), { recursive: true });
  }

  /** Replaces text in a file; the text must be there. */
  edit(file: string, from: string | RegExp, to: string): this {
    const path = join(this.root, file);
    const before = readFileSync(path, "utf8");
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${file} has no ${from}`);
    writeFileSync(path, after);
    return this;
  }

  write(file: string, content: string | Uint8Array): this {
    writeFileSync(join(this.root, file), content);
    return this;
  }

  load(file = "almendro"): Order {
    return loadOrder({ root: this.root, file });
  }

  /** What loading says is wrong; nothing when it loads. */
  problems(file = "almendro"): readonly Problem[] {
    try {
      this.load(file);
      return [];
    } catch (error) {
      if (error instanceof BadInput) return error.problems;
      throw error;
    }
  }

  /** The sentences of `problems`. */
  says(file = "almendro"): string[] {
    return this.problems(file).map(({ say }) => say);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** A project that is gone after the test. */
export function givenProject(): Project {
  const project = new Project();
  onTestFinished(() => project.remove());
  return project;
}
