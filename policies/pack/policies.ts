import type { Policies, PolicyResource, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { blocks } from "../judge/index.ts";
import type { Rule } from "../rule.ts";
import type { Bench } from "./bench.ts";
import type { Weakened } from "./levels.ts";

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

const INSTEAD = "what isn't kept for a while takes a waiver in tenants/<name>.waivers.yaml";
/** How many rules are named before the others are counted. */
const FEW = 3;

function few(names: readonly string[]): string {
  const more = names.length - FEW;
  return `${names.slice(0, FEW).join(", ")}${more > 0 ? ` and ${more} more` : ""} ${names.length === 1 ? "is" : "are"}`;
}

/** Says which rules were to be weaker than they are, and aren't. */
export function warning(refused: readonly Weakened[]): StackValidationPolicy {
  return {
    name: "no-rule-is-weakened",
    description:
      "Configuration makes no rule weaker than the promise that rests on it: what isn't kept takes a waiver.",
    enforcementLevel: "advisory",
    validateStack: ({ resources }, report) => {
      for (const level of new Set(refused.map(({ asked }) => asked))) {
        const names = refused.filter(({ asked }) => asked === level).map(({ policy }) => policy);
        report(`${few(names)} configured to be ${level}, and as strict as before: ${INSTEAD}`, whole(resources));
      }
    },
  };
}

/** The stack itself: `pulumi policy analyze` breaks off on a finding that is about no resource. */
const whole = (resources: readonly PolicyResource[]): string | undefined =>
  resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.urn;
