import type { Verdict } from "../policies/index.ts";
import type { Books } from "./ledger.ts";

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
  const names = new Set(rules.filter((rule) => rule.capability === capability).map(({ name }) => name));
  if (names.size === 0) return bare("unproven", `No rule looks at this yet: ${means}`);
  const found = verdicts.filter(({ rule }) => names.has(rule));
  const broken = found.filter(({ outcome }) => outcome === "fail" || outcome === "waived");
  if (broken.length > 0) return told("broken", broken);
  const open = found.filter(({ outcome }) => outcome === "unproven" || outcome === "error");
  if (open.length > 0) return told("unproven", open);
  const passed = found.filter(({ outcome }) => outcome === "pass");
  return passed.length > 0
    ? { ...told("kept", passed), because: means }
    : bare("broken", `Nothing in this stack stands behind it: ${means}`);
}

function told(outcome: Proof["outcome"], verdicts: readonly Verdict[]): Proof {
  const [first, ...others] = verdicts.map(({ because }) => because);
  const more = others.length > 0 ? ` (and ${others.length} more)` : "";
  return {
    outcome,
    by: verdicts.map(({ rule }) => rule),
    resources: verdicts.flatMap(({ resource }) => (resource === null ? [] : [resource])),
    because: `${first}${more}`,
  };
}

function bare(outcome: Proof["outcome"], because: string): Proof {
  return { outcome, by: [], resources: [], because };
}
