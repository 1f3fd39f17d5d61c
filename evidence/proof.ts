import { leaves } from "../graph/index.ts";
import type { Verdict } from "../policies/index.ts";
import type { Books } from "./ledger.ts";

const URN = "urn:pulumi:";

/** How one capability stands in one tenant. */
export interface Proof {
  readonly outcome: "kept" | "broken" | "unproven";
  /** Names of the rules that decide it. */
  readonly by: readonly string[];
  readonly resources: readonly string[];
  /** Why, in one sentence. */
  readonly because: string;
}

/** How a capability stands: a rule that says no breaks it, one that can't tell leaves it open, and so does none at all. */
export function proofOf(capability: string, { capabilities, rules, verdicts }: Omit<Books, "owed">): Proof {
  const means = capabilities[capability] ?? capability;
  const own = rules.filter((rule) => rule.capability === capability);
  if (own.length === 0) return bare("unproven", `No rule looks at this yet: ${means}`);
  const said = (...outcomes: readonly Verdict["outcome"][]) =>
    verdicts.filter(({ rule, outcome }) => outcomes.includes(outcome) && own.some(({ name }) => name === rule));
  const [broken, open, passed] = [said("fail", "waived"), said("unproven", "error"), said("pass")];
  if (broken.length > 0) return told("broken", broken);
  if (open.length > 0) return told("unproven", open);
  const idle = own.filter(({ name, rare }) => !rare && passed.every(({ rule }) => rule !== name));
  if (idle.length === 0 && passed.length > 0) return { ...told("kept", passed), because: means };
  const by = idle.map(({ name }) => name);
  return { ...bare("broken", `Nothing in this stack stands behind it: ${means}`), by };
}

function told(outcome: Proof["outcome"], verdicts: readonly Verdict[]): Proof {
  const [first, ...others] = verdicts.map(({ because }) => because);
  const more = others.length > 0 ? ` (and ${others.length} more)` : "";
  return {
    outcome,
    by: verdicts.map(({ rule }) => rule),
    resources: verdicts.flatMap(behind),
    because: `${first}${more}`,
  };
}

/** Urns of what a verdict speaks of, and of what it says that rests on. */
function behind({ resource, facts }: Verdict): string[] {
  const named = leaves(facts).flatMap(({ value }) =>
    typeof value === "string" && value.startsWith(URN) ? [value] : [],
  );
  return [...(resource === null ? [] : [resource]), ...named];
}

function bare(outcome: Proof["outcome"], because: string): Proof {
  return { outcome, by: [], resources: [], because };
}
