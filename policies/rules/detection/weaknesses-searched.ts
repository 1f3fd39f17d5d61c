import { ofType, type Resource } from "../../../graph/index.ts";
import { each, list } from "../../read.ts";
import { type Finding, fail, notApplicable, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

const SEARCHED = ["EC2", "ECR"];

export const weaknessesSearched: Rule = {
  id: "DET-05",
  name: "weaknesses-searched",
  statement: "Machines and the account's images are searched for known weaknesses all the time.",
  severity: "high",
  capability: "vulnerability-management",
  remedy: `have Inspector search ${SEARCHED.join(" and ")} of this account`,
  premises: ["resource-region-allowed"],
  *check(subject) {
    const { graph, settled } = subject;
    const enablers = ofType(graph, "aws:inspector2/enabler:Enabler");
    if (settled.lacks.includes("inspector")) yield notApplicable(`${settled.region} has no Inspector to search with`);
    else if (enablers.length === 0) yield fail(null, "nobody searches machines and images for known weaknesses");
    yield* each(enablers, (enabler) => judgeEnabler(subject, enabler));
  },
};

function judgeEnabler({ accounts }: Subject, enabler: Resource): Finding {
  const kinds = list(enabler, "resourceTypes");
  const forgotten = SEARCHED.filter((kind) => !kinds.includes(kind));
  if (!list(enabler, "accountIds").includes(accounts.tenant))
    return fail(enabler, `${enabler.name} searches other accounts than ${accounts.tenant}`);
  return forgotten.length === 0
    ? pass(enabler, `${SEARCHED.join(" and ")} of ${accounts.tenant} are searched for known weaknesses`)
    : fail(enabler, `${enabler.name} doesn't search ${forgotten.join(" and ")}`, { forgotten });
}
