import type { Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { endOf, remainderOf } from "./remainder.ts";
import { say, storesOf } from "./stores.ts";

export const deletedDataEnds: Rule = {
  id: "BKP-13",
  name: "deleted-data-ends",
  statement:
    "What is deleted is in no copy any more on a day that can be named: old versions, recovery to a minute and every vault's copies of both counted.",
  severity: "high",
  capability: "backup-retention",
  remedy: "let every copy and every old version be deleted after its promised term",
  premises: [],
  check: (subject) => each(storesOf(subject), (store) => judgeStore(subject, store)),
};

function judgeStore(subject: Subject, store: Resource): Finding {
  const remainder = remainderOf(subject, store);
  const { from, held, minutes, points, oldestDays } = remainder;
  const facts = { ...remainder, ...endOf(subject, store) };
  if (from === null) return fail(store, `What is deleted from ${say(store)} stays in some copy for ever`, facts);
  const ways = [
    ...(points === null ? [] : [`copies reach ${oldestDays} days back`]),
    ...(held > 0 ? [`old versions stay for ${held}`] : []),
    ...(minutes > 0 ? [`each minute of ${minutes} can be taken back`] : []),
  ];
  return pass(
    store,
    `What is deleted from ${say(store)} on ${subject.today} is in no copy from ${from}: ${ways.join(", ") || "nothing copies it"}`,
    facts,
  );
}
