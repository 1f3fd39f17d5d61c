import type { Resource } from "../../../graph/index.ts";
import { longestGap } from "../../proofs/calendar/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { copiesOf } from "./plans.ts";
import { plansOf } from "./selections.ts";
import { anyMinute, say, storesOf } from "./stores.ts";

function judgeStore(subject: Subject, store: Resource): Finding {
  const { hours, text } = subject.settled.terms.lose.span;
  const back = anyMinute(subject, store);
  if (back !== null)
    return pass(store, `The ${say(store)} can be taken back ${back}, so less than ${text} of work is lost`);
  const gap = longestGap(copiesOf(subject, plansOf(subject, store)));
  const facts = { longestGapHours: Number.isFinite(gap) ? gap : null, promisedHours: hours };
  if (gap > hours) {
    const apart = Number.isFinite(gap)
      ? `Copies of the ${say(store)} can lie ${gap} hours apart`
      : `No copies are made of the ${say(store)}`;
    return fail(store, `${apart}, and no more than ${text} of work may be lost`, facts);
  }
  return pass(
    store,
    `Copies of the ${say(store)} lie at most ${gap} hours apart, and ${text} of work may be lost`,
    facts,
  );
}

export const rpoMet: Rule = {
  id: "BKP-02",
  name: "rpo-met",
  statement:
    "The longest gap in the backup calendar over a year, start window included, or the reach of recovery to a point in time, is no longer than the promised data loss.",
  severity: "critical",
  capability: "backup-schedule",
  remedy: "make copies more often, start them in a shorter window, or keep every minute",
  premises: [],
  check: (subject) => each(storesOf(subject), (store) => judgeStore(subject, store)),
};
