import type { Control } from "../../../policies/index.ts";
import type { Assessment } from "../../assessment.ts";
import { standingOf } from "../../controls.ts";
import type { Observed } from "./observations.ts";
import { isRisk, riskId } from "./risks.ts";
import { controlId, prop, uuidOf } from "./words.ts";

type Standing = ReturnType<typeof standingOf>;

/**
 * What is concluded of a control. Satisfied is only what rules show whole: where people do a part, what the rules show is
 * in the observations, and no finding says that the control is satisfied.
 */
const STATES: Readonly<Partial<Record<Standing, { readonly state: string; readonly reason: string }>>> = {
  shown: { state: "satisfied", reason: "pass" },
  broken: { state: "not-satisfied", reason: "fail" },
  open: { state: "not-satisfied", reason: "other" },
};

/** Controls that rules of this stack judge, whole or in part. */
export function reviewed(controls: readonly Control[]): readonly Control[] {
  return controls.filter(({ rules }) => rules.length > 0);
}

/** A finding on each control of which something can be concluded. */
export function findingsOf(controls: readonly Control[], observed: readonly Observed[], assessment: Assessment) {
  const { verdicts, tenant, at } = assessment;
  return reviewed(controls).flatMap((control) => {
    const standing = standingOf(control, verdicts);
    const status = STATES[standing];
    if (status === undefined) return [];
    const own = observed.filter(({ rule }) => control.rules.includes(rule.name));
    const risks = own.filter(isRisk).map((one) => ({ "risk-uuid": riskId(one) }));
    return {
      uuid: uuidOf(tenant, at, "finding", control.id, standing, ...own.map(({ uuid }) => uuid)),
      title: control.id,
      description: control.title,
      props: [prop("standing", standing)],
      target: { type: "statement-id", "target-id": `${controlId(control.id)}_smt`, status },
      "related-observations": own.map(({ uuid }) => ({ "observation-uuid": uuid })),
      ...(risks.length > 0 ? { "related-risks": risks } : {}),
    };
  });
}
