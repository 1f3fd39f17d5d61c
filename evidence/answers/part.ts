import type { Assessment } from "../assessment.ts";
import { standingOf } from "../controls.ts";
import { proofOf } from "../proof.ts";
import type { Sentence } from "../sentence.ts";

type Control = Assessment["frameworks"][number]["controls"][number];

/** What the sentences of an answer rest on: as those of an annex do, or on rules by their names, or on a control's reason. */
export type Ground = "field" | "platform" | "law" | "promise" | "rule" | "control";

/** A capability or control that an answer rests on, as it stands in one tenant. */
export interface Part {
  /** `shown`: rules show it. `absent`: this tenant has nothing that it is about. Others answer for what no rule judges. */
  readonly is:
    | "shown"
    | "absent"
    | "broken"
    | "unproven"
    | "application"
    | "organisation"
    | "inherited"
    | "out-of-scope";
  readonly sentences: readonly Sentence<Ground>[];
  /** The capabilities that it speaks of. */
  readonly needs: readonly string[];
  /** Names of the rules that decide it. */
  readonly rules: readonly string[];
  /** Who does what no rule shows. */
  readonly to: string | null;
}

/** How a capability stands; nothing where no rule looks at it, for others answer for that. */
export function capabilityPart(capability: string, assessment: Assessment): Part[] {
  const { outcome, by, resources, because } = proofOf(capability, assessment);
  if (by.length === 0) return [];
  const rules = [...new Set(by)];
  const isIdle = outcome === "broken" && resources.length === 0;
  const says = isIdle ? `Not in this home: ${assessment.capabilities[capability]}` : because;
  const is = { kept: "shown", unproven: "unproven", broken: isIdle ? "absent" : "broken" } as const;
  return [{ is: is[outcome], sentences: [byRules(rules, says, capability)], needs: [capability], rules, to: null }];
}

/** How a control stands, with its reason where that is so. */
export function controlPart(control: Control, framework: string, { rules, verdicts }: Assessment): Part {
  const { id, title, reason, to, needs } = control;
  const standing = standingOf(control, verdicts);
  const own = rules.filter(({ name }) => control.rules.includes(name));
  const names = own.map(({ name }) => name);
  const about = { needs: [...new Set([...needs, ...own.map(({ capability }) => capability)])], rules: names, to };
  const source = { kind: "control" as const, ref: `${framework}:${id}` };
  if (standing === "shown" || standing === "shown-in-part")
    return { is: "shown", sentences: [{ says: reason, source }], ...about };
  if (standing === "not-applicable") return { is: "absent", sentences: [], ...about };
  if (standing === "broken" || standing === "open") {
    const bad = verdicts.find(
      ({ rule, outcome }) => names.includes(rule) && !["pass", "not-applicable"].includes(outcome),
    );
    const because = bad ? byRules([bad.rule], bad.because) : { says: `No rule has looked at it: ${title}`, source };
    return { is: standing === "open" ? "unproven" : "broken", sentences: [because], ...about };
  }
  if (standing === "out-of-scope") return { is: standing, sentences: [{ says: reason, source }], ...about };
  const says = `${title} ${reason}`;
  if (standing === "inherited") return { is: standing, sentences: [{ says, source }], ...about };
  const is = to === "application" ? "application" : "organisation";
  return {
    is,
    sentences: [{ says: `This rests with the ${to}, and no rule here can show it: ${says}`, source }],
    ...about,
  };
}

function byRules(rules: readonly string[], says: string, capability?: string): Sentence<"rule"> {
  const source = { kind: "rule" as const, ref: rules.join(" ") };
  return { says, source: capability === undefined ? source : { ...source, says: capability } };
}
