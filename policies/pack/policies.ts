import type { Policies, PolicyResource, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { blocks } from "../judge/index.ts";
import type { Rule } from "../rule.ts";
import type { Bench } from "./bench.ts";

/** What the engine runs: one policy that reads the plan, and one a rule, so that a violation carries its rule's name. */
export function policiesOf(rules: readonly Rule[], bench: Bench): Policies {
  return [reading(bench), ...rules.map((rule) => ruling(rule, bench))];
}

/**
 * Inputs are complete here alone: stack policies see what providers answer, and nothing of those not yet configured.
 * It is a remediation that remedies nothing, for only remediations are told which values are secret.
 */
function reading(bench: Bench): ResourceValidationPolicy {
  return {
    name: "the-plan-is-read",
    description: "Notes what every resource is to be, and changes none of it.",
    enforcementLevel: "remediate",
    remediateResource: ({ urn, type, props }) => {
      bench.note(urn, type, props);
    },
  };
}

function ruling(rule: Rule, bench: Bench): StackValidationPolicy {
  return {
    name: rule.name,
    description: rule.statement,
    severity: rule.severity,
    enforcementLevel: "mandatory",
    validateStack: async ({ resources }, report) => {
      try {
        const verdicts = (await bench.verdicts(resources)).filter((verdict) => verdict.rule === rule.name);
        for (const { because, resource } of verdicts.filter(blocks)) report(because, resource ?? whole(resources));
        if (verdicts.length === 0) report("the rule gave no verdict, so nothing is proved", whole(resources));
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        report(`nothing could be judged: ${message}`, whole(resources));
      }
    },
  };
}

/** The stack itself: `pulumi policy analyze` breaks off on a finding that is about no resource. */
const whole = (resources: readonly PolicyResource[]): string | undefined =>
  resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.urn;
