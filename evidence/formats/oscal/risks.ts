import { blocks } from "../../../policies/index.ts";
import { thingIn } from "../../../spec/index.ts";
import type { Assessment } from "../../assessment.ts";
import { said } from "../../groups.ts";
import type { Observed } from "./observations.ts";
import { prop, uuidOf } from "./words.ts";

/** Whether something is to be done about it, or somebody has answered for that it isn't done yet. */
export function isRisk(observed: Pick<Observed, "outcome">): boolean {
  return blocks(observed) || observed.outcome === "waived";
}

export const riskId = ({ uuid }: Pick<Observed, "uuid">): string => uuidOf("risk", uuid);

/** The risk of a rule that doesn't hold, that can't be proved or that is waived, with the fix. */
export function riskOf(observed: Observed, { tenant }: Assessment) {
  const { uuid, rule, outcome, groups } = observed;
  const each = groups.flatMap((group) =>
    (group.resources ?? [null]).map((urn) => `${thingIn(urn)}: ${said(group, urn)}`),
  );
  return {
    uuid: riskId(observed),
    title: `${rule.name} is ${outcome}`,
    description: each.join("\n"),
    statement: `For ${tenant} this doesn't stand proved: ${rule.statement}`,
    props: [prop("outcome", outcome), prop("severity", rule.severity)],
    status: outcome === "waived" ? "deviation-approved" : "open",
    remediations: [
      {
        uuid: uuidOf("remedy", uuid),
        lifecycle: "recommendation",
        title: "The fix",
        description: `${rule.remedy[0]?.toUpperCase()}${rule.remedy.slice(1)}.`,
      },
    ],
    "related-observations": [{ "observation-uuid": uuid }],
  };
}
