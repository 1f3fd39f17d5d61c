import { compare } from "../graph/index.ts";
import type { Rule, Verdict } from "../policies/index.ts";
import type { Capabilities, Owed, OwedPromise, OwedTerm, Promised } from "../promises/index.ts";
import { type Proof, proofOf } from "./proof.ts";

/**
 * All that can become of a promise, in the order in which they are counted. `outside`: people or documents keep it and no
 * machine can say. `not-sold`: it is an option that this tenant didn't buy. `later`: it is about the time after the contract.
 */
export const PROMISES = ["kept", "broken", "unproven", "outside", "not-sold", "later"] as const;
type Outcome = (typeof PROMISES)[number];

/** One promise to one tenant, and what became of it. */
export interface Entry {
  readonly promised: Promised;
  readonly outcome: Outcome;
  /** Names of the rules it rests on: those that prove it, or those that don't. */
  readonly by: readonly string[];
  /** Urns of the resources those rules speak of and rest on. */
  readonly resources: readonly string[];
  /** Why, in one sentence. */
  readonly because: string;
  readonly terms: readonly OwedTerm[];
}

/** What a ledger is kept from. */
export interface Books {
  readonly owed: Owed;
  readonly capabilities: Capabilities;
  readonly rules: readonly Pick<Rule, "name" | "capability" | "rare">[];
  readonly verdicts: readonly Verdict[];
}

/**
 * What became of each promise to a tenant. Kept is only what every capability it rests on has rules for that all find
 * something good and nothing bad, with a resource behind it; what no rule looks at is unproven.
 */
export function keepLedger({ owed, ...books }: Books): readonly Entry[] {
  return owed.map((one) => enter(one, books));
}

function enter(one: OwedPromise, books: Omit<Books, "owed">): Entry {
  const { promised, unsold, terms } = one;
  const entry = (outcome: Outcome, because: string): Entry => {
    return { promised, outcome, by: [], resources: [], because, terms };
  };
  if (unsold !== null) return entry("not-sold", `It wasn't sold: ${unsold}.`);
  if (promised.later !== undefined) return entry("later", promised.later);
  if (promised.needs === undefined) return entry("outside", promised.outside?.say ?? "");
  const short = terms.find(({ is }) => is === "short");
  if (short !== undefined) return entry("broken", shortfall(short));
  return { ...entry("kept", ""), ...weigh(promised.needs.map((capability) => proofOf(capability, books))) };
}

function shortfall({ term, promised, agreed }: OwedTerm): string {
  const has = agreed === null ? "says nothing of it" : `has ${agreed}`;
  return `It is promised with ${promised ?? "what the contract says"} (${term}), and this tenant's contract ${has}.`;
}

/** The worst of what a promise rests on decides. */
function weigh(proofs: readonly Proof[]): Pick<Entry, "outcome" | "by" | "resources" | "because"> {
  for (const outcome of ["broken", "unproven"] as const) {
    const [worst, ...others] = proofs.filter((proof) => proof.outcome === outcome);
    if (worst) return { outcome, ...together([worst, ...others]), because: worst.because };
  }
  const behind = together(proofs);
  return behind.resources.length > 0
    ? { outcome: "kept", ...behind, because: proofs.map(({ because }) => because).join(" ") }
    : { outcome: "unproven", ...behind, because: "Rules pass, and no resource stands behind them." };
}

function together(proofs: readonly Proof[]): Pick<Entry, "by" | "resources"> {
  return { by: distinct(proofs.flatMap(({ by }) => by)), resources: distinct(proofs.flatMap((one) => one.resources)) };
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compare);
}
