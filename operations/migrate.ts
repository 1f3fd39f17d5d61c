import { readFileSync } from "node:fs";
import { findTenant, readSheet, tenantNames, type Versions, versions } from "../spec/index.ts";
import { linesBetween, rewriteBy } from "./drafting/index.ts";
import { projectRoot } from "./root.ts";
import type { MigrateResult } from "./shapes/index.ts";
import { replaceSeen } from "./written.ts";

type Migrated = MigrateResult["files"][number];

interface MigrateOptions {
  /** Asked with every difference before anything is written. */
  readonly confirm: (files: readonly Migrated[]) => Promise<boolean>;
  /** @default this checkout */
  readonly root?: string;
  /** @default those of this Domicile */
  readonly known?: Versions;
}

/**
 * Rewrites tenant files of an older version to the current one, comments kept.
 * @param file a tenant's name or a path; null for every tenant file
 * @throws BadInput when a file can't be read or written, or was changed meanwhile
 */
export async function migrate(
  file: string | null,
  { confirm, root = projectRoot, known = versions }: MigrateOptions,
): Promise<MigrateResult> {
  const found = (file === null ? tenantNames(root) : [file]).map((name) => findTenant(root, name));
  const old = found.flatMap((one) => {
    const text = readFileSync(one.path, "utf8");
    const from = versionOf(readSheet(one.path, one.file).value);
    const steps = stepsFrom(from, known);
    if (from === null || steps === null) return [];
    const after = steps.reduce((left, { from: at, apply }) => {
      return rewriteBy(left, (document) => {
        apply(document);
        document.set("domicile", at + 1);
      });
    }, text);
    const told = { file: one.file, from, to: known.current, says: steps.map(({ says }) => says) };
    return [{ path: one.path, text, after, told: { ...told, lines: linesBetween(text, after) } }];
  });
  const files = old.map(({ told }) => told);
  if (old.length === 0) return { format: 1, outcome: "current", files };
  if (!(await confirm(files))) return { format: 1, outcome: "cancelled", files };
  for (const { path, text, after, told } of old) replaceSeen(path, told.file, { seen: text, text: after });
  return { format: 1, outcome: "written", files };
}

function versionOf(value: unknown): number | null {
  const { domicile } = value as { readonly domicile?: unknown };
  return typeof domicile === "number" ? domicile : null;
}

/** Every step up to the current version; null where there is none to make or a step is missing. */
function stepsFrom(from: number | null, { current, migrations }: Versions): Versions["migrations"] | null {
  if (from === null || from >= current) return null;
  const steps = Array.from({ length: current - from }, (_, index) =>
    migrations.find((one) => one.from === from + index),
  );
  return steps.every((step) => step !== undefined) ? steps : null;
}
