import { compare } from "../../graph/index.ts";
import type { Outcome } from "../../policies/index.ts";
import type { Side } from "./side.ts";

/**
 * What can become of a verdict from one judgement to the next, what matters most first. `regressed`: fails now. `unproven`:
 * can't be told any more. `waived`: somebody answers for it now. `rule-changed`: it is another, and so is the rule.
 * `fixed`: refused or was waived, and doesn't any more. `new` and `gone`: there was, or is, nothing to judge.
 */
export const CHANGES = ["regressed", "unproven", "waived", "rule-changed", "fixed", "new", "gone"] as const;

/** What changed alike on several resources. */
export interface Change {
  readonly change: (typeof CHANGES)[number];
  readonly rule: string;
  /** Null where there was nothing to judge. */
  readonly was: Outcome | null;
  readonly is: Outcome | null;
  /** Urns as they are now, or as they were where they are gone; null for the whole stack. */
  readonly resources: readonly string[] | null;
}

/** Everything that isn't as it was, sorted by what matters, then by rule. Resources are known by all but the tenant's name. */
export function differenceOf(was: Side, is: Side): readonly Change[] {
  const [before, now] = [standing(was), standing(is)];
  const changes = new Map<string, Change & { resources: string[] | null }>();
  for (const key of new Set([...now.keys(), ...before.keys()])) {
    const [old, one] = [before.get(key), now.get(key)];
    const { rule, resource } = one ?? old ?? { rule: "", resource: null };
    const outcomes = { was: old?.outcome ?? null, is: one?.outcome ?? null };
    const change = changeOf(outcomes, was.digests.get(rule) === is.digests.get(rule));
    if (change === null) continue;
    const alike = JSON.stringify([change, rule, outcomes, resource === null]);
    const found = changes.get(alike);
    if (found && resource !== null) found.resources?.push(resource);
    else changes.set(alike, { change, rule, ...outcomes, resources: resource === null ? null : [resource] });
  }
  const sorted = [...changes.values()].map((each) => ({ ...each, resources: each.resources?.sort(compare) ?? null }));
  return sorted.sort((a, b) => CHANGES.indexOf(a.change) - CHANGES.indexOf(b.change) || compare(a.rule, b.rule));
}

type Judged = Side["verdicts"][number];

/** Worst first: what a rule says of one resource is the worst that it says. */
const WORST: readonly Outcome[] = ["fail", "error", "unproven", "waived", "pass", "not-applicable"];

function standing({ tenant, verdicts }: Side): ReadonlyMap<string, Judged> {
  const found = new Map<string, Judged>();
  for (const verdict of verdicts) {
    const key = `${verdict.rule} ${identityOf(verdict.resource, tenant)}`;
    const known = found.get(key);
    if (!known || WORST.indexOf(verdict.outcome) < WORST.indexOf(known.outcome)) found.set(key, verdict);
  }
  return found;
}

/** What a resource is in any tenant: its types and its name, the tenant's own name left out of both. */
function identityOf(urn: string | null, tenant: string): string {
  if (urn === null) return "";
  const [, , types = "", ...name] = urn.split("::");
  return `${types}::${name.join("::").replaceAll(tenant, "*")}`;
}

type Outcomes = Pick<Change, "was" | "is">;

function changeOf({ was, is }: Outcomes, sameRule: boolean): Change["change"] | null {
  if (was === is) return null;
  if (was === null) return "new";
  if (is === null) return "gone";
  if (!sameRule) return "rule-changed";
  if (is === "fail") return "regressed";
  if (is === "unproven" || is === "error") return "unproven";
  if (is === "waived") return "waived";
  if (was === "not-applicable") return "new";
  return was === "pass" ? "gone" : "fixed";
}
