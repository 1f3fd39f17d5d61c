import { type MigrateResult, thingIn, type UpgradeResult } from "../../operations/index.ts";
import type { Ink } from "../ink.ts";
import { count, sayRefusals, sayVerdicts } from "./common.ts";

/** How the file would differ, which resources change, and the verdicts on that. */
export function upgradePreview({ tenant, from, to, lines, changes, verdicts }: UpgradeResult, ink: Ink): string {
  const each = changes.map(({ urn, op, properties }) => {
    const what = properties.length > 0 ? `: ${properties.join(", ")}` : "";
    return `  ${op} ${thingIn(urn)}${ink.faint(what)}`;
  });
  return [
    ink.strong(`${tenant}: release ${from} to ${to}, ${count(changes.length, "resource")} declared otherwise`),
    ...each,
    ...lines.map((line) => `  ${line}`),
    sayVerdicts(verdicts, ink),
  ].join("\n");
}

export function upgradeWords(result: UpgradeResult, ink: Ink): string {
  const { tenant, outcome, file, to, problems } = result;
  if (problems.length > 0) return sayRefusals(tenant, problems, ink);
  if (outcome === "refused") return upgradePreview(result, ink);
  if (outcome === "cancelled") return "Stopped before anything was changed.";
  return ink.good(`Written: ${file} says release ${to}. Bring it up with: npx domicile up ${tenant}`);
}

/** Each file of an older version and how it would differ. */
export function migratePreview(files: readonly MigrateResult["files"][number][], ink: Ink): string {
  return files
    .map(({ file, from, to, says, lines }) =>
      [ink.strong(`${file}: version ${from} to ${to}`), ...says, ...lines].join("\n  "),
    )
    .join("\n");
}

export function migrateWords({ outcome, files }: MigrateResult, ink: Ink): string {
  if (outcome === "current") return ink.good("Every file is of the current version.");
  if (outcome === "cancelled") return "Stopped before anything was changed.";
  return ink.good(`Written: ${files.map(({ file }) => file).join(", ")}`);
}
