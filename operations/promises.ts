import { type Entry, keepLedger } from "../evidence/index.ts";
import { judgeTenant, rules, type Verdict } from "../policies/index.ts";
import { loadCapabilities, owed } from "../promises/index.ts";
import { hasAccounts, type Placed, takeOrder, takeOutline } from "./order.ts";
import { captureTenant, type Drawing } from "./plan.ts";
import { judgeStanding } from "./refresh.ts";
import type { PromisesResult } from "./shapes/index.ts";
import type { Stage } from "./stage.ts";

/** On what promises are judged: what would be declared, or what really stands. */
type Judged = PromisesResult["judged"];

/**
 * Says what became of each promise that a tenant's product is sold with, judged on the plan or on what stands.
 * @throws BadInput when the file itself is wrong, when its product names promises that nobody wrote down, or when what
 * stands is asked for and nothing does
 */
export async function promises(file: string, stage: Stage, judged: Judged = "plan"): Promise<PromisesResult> {
  const taken = (judged === "plan" ? takeOutline : takeOrder)(stage.root, file, null);
  if (!("placed" in taken)) {
    return { format: 1, tenant: taken.name, accounts: null, judged, promises: [], problems: taken.refusals };
  }
  const { placed } = taken;
  const due = owed(placed.settled, placed.product);
  const verdicts = judged === "plan" ? await planned(placed, stage) : (await judgeStanding(placed, stage)).verdicts;
  const ledger = keepLedger({ owed: due, capabilities: loadCapabilities(), rules, verdicts });
  const accounts = hasAccounts(placed);
  return { format: 1, tenant: placed.tenant.name, accounts, judged, promises: ledger.map(shown), problems: [] };
}

async function planned(placed: Placed, { root, declare }: Drawing): Promise<readonly Verdict[]> {
  return judgeTenant(placed, placed.settled, await captureTenant(root, placed, declare));
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
