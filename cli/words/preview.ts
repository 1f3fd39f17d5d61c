import { type PreviewResult, thingIn } from "../../operations/index.ts";
import type { Ink } from "../ink.ts";
import { count, sayRefusals, sayVerdicts } from "./common.ts";
import { countByComponent } from "./plan.ts";

type Step = PreviewResult["steps"][number];

const SIGNS = { create: "+", update: "~", replace: "±", delete: "-" } as const;
const MANY = 20;

/** What would change and why; nothing of what stays. */
export function previewWords(result: PreviewResult, ink: Ink): string {
  if (result.problems.length > 0) return sayRefusals(result.tenant, result.problems, ink);
  return [saySteps(result, ink), sayVerdicts(result.verdicts, ink)].join("\n");
}

/** Each step, or for very many of one kind their number by component. */
export function saySteps(
  { tenant, steps, changes }: Pick<PreviewResult, "tenant" | "steps" | "changes">,
  ink: Ink,
): string {
  if (steps.length === 0) return ink.good(`${tenant}: nothing would change; ${changes.same} stay as they are.`);
  const blocks = (["delete", "replace", "update", "create"] as const).flatMap((op) => sayKind(op, steps, ink));
  return [ink.strong(`${tenant}: ${count(steps.length, "change")}, ${changes.same} stay as they are`), ...blocks].join(
    "\n",
  );
}

function sayKind(op: Step["op"], all: readonly Step[], ink: Ink): string[] {
  const steps = all.filter((step) => step.op === op);
  if (op === "create" && steps.length > MANY) {
    const parts = countByComponent(steps).map(([component, number]) => `${number} ${component}`);
    return [`  + create ${steps.length}: ${parts.join(", ")}`];
  }
  return steps.map(({ urn, because }) => `  ${SIGNS[op]} ${op} ${thingIn(urn)}\n    ${ink.faint(because)}`);
}
