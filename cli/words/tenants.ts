import type { TenantRow, TenantsResult } from "../../operations/index.ts";
import type { Ink } from "../ink.ts";
import { count } from "./common.ts";

const STANDS: Readonly<Record<TenantRow["stands"], string>> = {
  up: "up",
  partly: "partly up",
  down: "down",
  unknown: "not run here",
};

/** True for a tenant with a place, against which nothing is open. */
export function isSound({ problem, judged }: TenantRow): boolean {
  return problem === null && (judged?.open.length ?? 0) === 0;
}

/** A line a tenant, and under it what stands against it. */
export function tenantsWords({ world, tenants }: TenantsResult, ink: Ink): string {
  if (tenants.length === 0) return "There is no tenant file in tenants/ yet.";
  const wide = Math.max(...tenants.map(({ tenant }) => tenant.length));
  const rows = tenants.flatMap((row) => sayRow(row, wide, ink));
  const where = world === "simulated" ? "the simulated AWS" : "AWS";
  const head = `${count(tenants.length, "tenant")}, and what this checkout last saw of each in ${where}`;
  return [ink.strong(head), ...rows].join("\n");
}

function sayRow(row: TenantRow, wide: number, ink: Ink): string[] {
  const { tenant, placement, stands, judged, problem, file } = row;
  const place = placement?.region ?? "nowhere";
  const parts = [tenant.padEnd(wide), place.padEnd(14), STANDS[stands].padEnd(12), sayJudged(judged)];
  const at = problem?.line ? `${file}:${problem.line}` : file;
  const more = problem?.more ? ` (and ${problem.more} more)` : "";
  return [
    `${isSound(row) ? ink.good("✓") : ink.bad("✗")} ${parts.join("  ")}`,
    ...(problem === null
      ? []
      : [ink.faint(`    ${problem.say.startsWith(file) ? "" : `${at}: `}${problem.say}${more}`)]),
    ...[...new Set(judged?.open.map(({ rule }) => rule))].map((rule) => `    open: ${rule}`),
  ];
}

function sayJudged(judged: TenantRow["judged"]): string {
  if (judged === null) return "never judged";
  const when = `${judged.at.slice(0, 16).replace("T", " ")} UTC`;
  return `judged ${when} by ${judged.by}${judged.current ? "" : "; its file has changed since"}`;
}
