import type { Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { flaw, testsOf } from "./restore-tests.ts";
import { say, storesOf } from "./stores.ts";

function judgeStore(subject: Subject, store: Resource): Finding {
  const tests = testsOf(subject, store);
  const every = subject.settled.tenant.backups.test;
  if (tests.length === 0) return fail(store, `No restore test covers the ${say(store)}`);
  const flaws = tests.map((test) => flaw(subject, test, store));
  const good = tests[flaws.indexOf(null)];
  if (good === undefined)
    return fail(tests[0] ?? store, `${flaws[0]}, and a test of the ${say(store)} ${every} was promised`);
  return pass(store, `A restore of the ${say(store)} is tested ${every} by ${good.name}`, { test: good.urn });
}

export const restoreTestingPlan: Rule = {
  id: "BKP-07",
  name: "restore-testing-plan",
  statement:
    "A restore test covers every protected type of resource as often as promised, with time to validate, from vaults in an allowed region.",
  severity: "critical",
  capability: "restore-testing",
  remedy:
    "test a restore of each type of store as often as promised, out of the tenant's own vault, and leave time to look",
  premises: ["every-datastore-in-backup-plan"],
  check: (subject) => each(storesOf(subject), (store) => judgeStore(subject, store)),
};
