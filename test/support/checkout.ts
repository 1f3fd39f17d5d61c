import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { projectRoot } from "../../operations/root.ts";

/** What a copy doesn't need of its own. */
const LEFT = ["node_modules", ".git", ".domicile", "test", "docs", "bench"];

/** A copy of this checkout, compiled as far as it is here, in which tests may write tenant files. */
export function copyCheckout(): { readonly root: string; discard(): void } {
  const root = mkdtempSync(join(tmpdir(), "domicile-checkout-"));
  const isWanted = (path: string) => path === projectRoot || !LEFT.includes(basename(path)) || path.includes("/dist/");
  cpSync(projectRoot, root, { recursive: true, preserveTimestamps: true, filter: isWanted });
  symlinkSync(join(projectRoot, "node_modules"), join(root, "node_modules"));
  return { root, discard: () => rmSync(root, { recursive: true }) };
}
