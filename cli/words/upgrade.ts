import { type MigrateResult, thingIn, type UpgradeResult } from "../../operations/index.ts";
import type { Ink } from "../ink.ts";
import { count, sayRefusals, sayVerdicts } from "./common.ts";

/** How the file would differ, which resources that changes, and the verdicts on it. */
export function upgradePreview({ tenant, from, to, lines, changes, verdicts }: UpgradeResult, ink: Ink): string {
  const each = changes.map(({ urn, op, properties }) => {
    const what = properties.length > 0 ? `: ${properties.join(", ")}` : "";
    return `  ${op} ${thingIn(urn)}${ink.faint(what)}`;
  });
  return [
    ink.strong(`${tenant}: release ${from} to ${to}`),
    ...sayLines(lines, ink),
    `That changes ${count(changes.length, "resource")}:`,
    ...each,
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

/** Lines as `diff -u` has them, without the counts that only a program reads. */
function sayLines(lines: readonly string[], ink: Ink): string[] {
  const all = lines.map((line) => {
    if (line.startsWith("@@")) return "…";
    if (line.startsWith("+")) return ink.good(line);
    return line.startsWith("-") ? ink.bad(line) : line;
  });
  return (all[0] === "…" ? all.slice(1) : all).map((line) => `  ${line}`);
}

/** Each file of an older version and how it would differ. */
export function migratePreview(files: readonly MigrateResult["files"][number][], ink: Ink): string {
  return files
    .map(({ file, from, to, says, lines }) =>
      [ink.strong(`${file}: version ${from} to ${to}`), ...says.map((say) => `  ${say}`), ...sayLines(lines, ink)].join(
        "\n",
      ),
    )
    .join("\n");
}

export function migrateWords({ outcome, files }: MigrateResult, ink: Ink): string {
  if (outcome === "current") return ink.good("Every file is of the current version.");
  if (outcome === "cancelled") return "Stopped before anything was changed.";
  return ink.good(`Written: ${files.map(({ file }) => file).join(", ")}`);
}
