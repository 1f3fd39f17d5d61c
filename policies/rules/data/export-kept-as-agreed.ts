import { type Resource, referrers } from "../../../graph/index.ts";
import { longestDays } from "../../proofs/calendar/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { fetchedBy } from "../access/exports.ts";
import { isRoleOf, rolesOf } from "../access/people.ts";
import { cleanupsOf, LIFECYCLE } from "./cleanups.ts";

export const exportKeptAsAgreed: Rule = {
  id: "DAT-09",
  name: "export-kept-as-agreed",
  statement: "What is handed over to the client can be fetched for exactly as long as the contract says.",
  severity: "high",
  capability: "data-export",
  remedy: "give the bucket one clean-up of all that lies in it, after the days of exit.hold",
  premises: [],
  check: (subject) => each(rolesOf(subject.graph), (role) => judgeClient(subject, role)),
};

function* judgeClient(subject: Subject, client: Resource): Generator<Finding> {
  if (!isRoleOf(client, "client")) return;
  for (const bucket of fetchedBy(subject, client)) yield judgeBucket(subject, bucket);
}

function judgeBucket({ graph, settled }: Subject, bucket: Resource): Finding {
  const { hold } = settled.tenant.exit;
  const days = longestDays(hold);
  const lines = referrers(graph, LIFECYCLE, "bucket", bucket).flatMap(cleanupsOf);
  const gone = lines.filter((line) => line.days !== null);
  const actual = gone.map((line) => line.days);
  const exact = gone.some((line) => line.whole && line.prefix === "") && actual.every((one) => one === days);
  return exact
    ? pass(bucket, `what is handed over by ${bucket.name} stays for ${hold}, that is ${days} days`, { days, actual })
    : fail(
        bucket,
        `what is handed over by ${bucket.name} goes after ${actual.join(" and ") || "no"} days, and ${hold} are ${days}`,
        {
          days,
          actual,
        },
      );
}
