import { blocks, type Verdict } from "../policies/index.ts";
import type { Placed } from "./order.ts";
import type { TenantRecord } from "./records.ts";
import type { Stage } from "./stage.ts";

type By = NonNullable<TenantRecord["judged"]>["by"];

/** Remembers what a run on a tenant was judged to be, for `tenants` to list. */
export function rememberJudged(
  stage: Stage,
  { tenant, files: [file] }: Placed,
  by: By,
  verdicts: readonly Verdict[],
): void {
  const open = verdicts.filter(blocks).map(({ rule, outcome, resource }) => ({ rule, outcome, resource }));
  const judged = { at: new Date().toISOString(), by, file: file.sha256, open };
  stage.records.keep(tenant.name, { judged });
}

/** Remembers that a tenant is being changed: of a run that is ended by force nothing more is heard. */
export function rememberBegun(stage: Pick<Stage, "records">, { tenant }: Placed): void {
  stage.records.keep(tenant.name, { stands: "partly" });
}

/** Remembers how much of a tenant stands after a run that changed things. A refused one changed nothing. */
export function rememberStanding(
  stage: Pick<Stage, "records">,
  { tenant }: Placed,
  outcome: string,
  whole: "up" | "down",
): void {
  if (outcome !== "refused") stage.records.keep(tenant.name, { stands: outcome === "succeeded" ? whole : "partly" });
}
