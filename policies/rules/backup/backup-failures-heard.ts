import { dig, isMap, ofType, type Resource } from "../../../graph/index.ts";
import { eventRules, lets, patternOf, tellsPeople } from "../../events.ts";
import { each } from "../../read.ts";
import { fail, pass, type Rule } from "../../rule.ts";

const JOBS = ["Backup Job State Change", "Copy Job State Change", "Restore Job State Change"];
/** How a job of AWS Backup ends that leaves no whole copy. */
const FAILED = ["ABORTED", "EXPIRED", "FAILED", "PARTIAL"];

export const backupFailuresHeard: Rule = {
  id: "BKP-08",
  name: "backup-failures-heard",
  statement: "Of every backup, copy or restore that fails or is never begun, somebody hears at once.",
  severity: "high",
  capability: "backup-schedule",
  remedy: `send AWS Backup's ${JOBS.join(", ")} with ${FAILED.join(", ")} to a topic with a subscriber`,
  premises: [],
  check: ({ graph }) =>
    each(ofType(graph, "aws:backup/plan:Plan"), (plan) => {
      const telling = eventRules(graph).filter((rule) => seesFailures(rule) && tellsPeople(graph, rule));
      return telling.length > 0
        ? pass(plan, `when something of ${plan.name} fails, somebody hears`, { by: telling.map(({ urn }) => urn) })
        : fail(plan, `when something of ${plan.name} fails, nobody hears`);
    }),
};

/** Whether a rule lets every failure through, narrowed by nothing else. */
function seesFailures(rule: Resource): boolean {
  const { source, "detail-type": type, detail, ...others } = patternOf(rule);
  const isOurs = source !== undefined && lets(source, "aws.backup") && lets(type, ...JOBS);
  const narrowed = [...Object.keys(others), ...(isMap(detail) ? Object.keys(detail) : [])];
  return isOurs && narrowed.every((key) => key === "state") && lets(dig(detail, "state"), ...FAILED);
}
