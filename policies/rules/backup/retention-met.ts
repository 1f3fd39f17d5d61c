import type { Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { copiesOf, schedulesOf, vaultsOf } from "./plans.ts";
import { longestPromise, misjudged, thinned } from "./promised.ts";
import { plansOf } from "./selections.ts";
import { storesOf } from "./stores.ts";

function* judgePlans(subject: Subject, plans: readonly Resource[], stores: readonly Resource[]): Generator<Finding> {
  const most = longestPromise(subject);
  const [first] = plans;
  if (first === undefined) return;
  const wrong = plans.flatMap((plan) =>
    schedulesOf(plan).flatMap((schedule) => {
      const vaults = vaultsOf(subject, plan, schedule);
      const sooner = vaults.find(({ life }) => (life.deleteAfter ?? most) < (schedule.life.deleteAfter ?? most));
      const words = vaults
        .map(({ vault, life }) => misjudged(subject, life, vault, most))
        .find((word) => word !== null);
      const said = words ?? (sooner && `is deleted from ${sooner.vault} before its original`);
      return said ? [fail(plan, `A ${schedule.name} copy of the backup plan ${plan.name} ${said}`)] : [];
    }),
  );
  const missing = thinned(subject, copiesOf(subject, plans));
  if (missing !== null)
    yield fail(first, `By the backup plan ${plans.map(({ name }) => name).join(" and ")} ${missing}`);
  yield* wrong;
  if (missing === null && wrong.length === 0) {
    yield pass(
      first,
      `The backup plan ${first.name} keeps every promised copy as long as promised, and none for longer than ${most} days`,
      {
        stores: stores.map(({ urn }) => urn),
      },
    );
  }
}

export const retentionMet: Rule = {
  id: "BKP-03",
  name: "retention-met",
  statement:
    "Backups are kept at least as long as promised and no longer than allowed, and cold storage respects its 90 day minimum.",
  severity: "critical",
  capability: "backup-retention",
  remedy:
    "give the plan a rule for each promised kind of copy, deleted after its promised term, and a lock around them all",
  premises: [],
  *check(subject) {
    const sets = new Map<string, { readonly plans: readonly Resource[]; readonly stores: Resource[] }>();
    yield* each(storesOf(subject), (store) => {
      const plans = plansOf(subject, store);
      const key = plans.map(({ urn }) => urn).join();
      const set = sets.get(key) ?? { plans, stores: [] };
      sets.set(key, set);
      set.stores.push(store);
      return [];
    });
    for (const { plans, stores } of sets.values()) {
      yield* each(plans.slice(0, 1), () => [...judgePlans(subject, plans, stores)]);
    }
  },
};
