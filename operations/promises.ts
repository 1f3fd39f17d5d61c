import { type Entry, keepLedger } from "../evidence/index.ts";
import { type Retention, retentionOf, rules, subjectOf } from "../policies/index.ts";
import { loadCapabilities, owed } from "../promises/index.ts";
import { dayOf, startOf } from "./day.ts";
import { judgementOf } from "./judgement.ts";
import { hasAccounts, takeOrder, takeOutline } from "./order.ts";
import type { PromisesResult } from "./shapes/index.ts";
import type { Stage } from "./stage.ts";

/**
 * Says what became of each promise that a tenant's product is sold with, and how long what is deleted outlives that, judged
 * on the plan or on what stands.
 * @param day of the judgement, such as `2026-11-22`. @default today, in UTC
 * @throws BadInput when the file or the day is wrong, when its product names promises that nobody wrote down, or when what
 * stands is asked for and nothing does
 */
export async function promises(
  file: string,
  stage: Stage,
  judged: PromisesResult["judged"] = "plan",
  day?: string,
): Promise<PromisesResult> {
  const at = day === undefined ? new Date() : startOf(day);
  const taken = (judged === "plan" ? takeOutline : takeOrder)(stage.root, file, null);
  const about = { format: 1 as const, judged, at: dayOf(at) };
  if (!("placed" in taken))
    return { ...about, tenant: taken.name, accounts: null, promises: [], retention: [], problems: taken.refusals };
  const { placed } = taken;
  const due = owed(placed.settled, placed.product);
  const { graph, verdicts } = await judgementOf(placed, stage, { judged, at });
  const ledger = keepLedger({ owed: due, capabilities: loadCapabilities(), rules, verdicts });
  const accounts = hasAccounts(placed);
  const retention = retentionOf(subjectOf(placed, placed.settled, graph, at)).map(kept);
  return { ...about, tenant: placed.tenant.name, accounts, promises: ledger.map(shown), retention, problems: [] };
}

function kept({ resource, noun, from, held, minutes, kinds, unreadable, gone }: Retention) {
  const copies = Object.entries(kinds).map(([kind, ages]) => ({ kind, ...ages }));
  return {
    resource,
    what: noun,
    goneFrom: from,
    oldVersions: held,
    anyMinute: minutes,
    copies,
    end: { unreadable, gone },
  };
}

function shown({ promised, outcome, by, resources, because, terms }: Entry): PromisesResult["promises"][number] {
  const { id, says, outside, limit } = promised;
  return {
    promise: id,
    says,
    outcome,
    by: [...by],
    resources: [...resources],
    because,
    terms: terms.map(({ term, promised, agreed }) => ({ term, promised, agreed })),
    outside: outside?.say ?? null,
    leftTo: outside?.to ?? null,
    limit: limit ?? null,
  };
}
