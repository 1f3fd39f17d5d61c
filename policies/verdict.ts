import type { Graph, Value } from "../graph/index.ts";
import type { RecordAddress, Settled } from "../law/index.ts";
import type { Accounts, Product, Waiver } from "../spec/index.ts";

export type Severity = "critical" | "high" | "medium" | "low";

/** All that a rule can find, in the order in which they are counted. */
export const OUTCOMES = ["pass", "fail", "unproven", "waived", "not-applicable", "error"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a rule found about one resource, or about the whole graph (`resource: null`). */
export interface Verdict {
  readonly rule: string;
  readonly severity: Severity;
  readonly outcome: Outcome;
  readonly resource: string | null;
  /** One sentence that stands alone: what is, and on a failure what to do. */
  readonly because: string;
  readonly facts: Readonly<Record<string, Value>>;
}

/** Everything a judgement may rest on. Rules re-derive what must hold from this and from nothing else. */
export interface Subject {
  readonly settled: Settled;
  readonly product: Product;
  readonly accounts: Accounts;
  /** Accounts of every other tenant of the platform, so that none of them appears here. */
  readonly foreignAccounts: readonly string[];
  /** Where people sign in, as IAM calls it: host and path of the OpenID Connect issuer. */
  readonly issuer: string;
  /** Networks from which operators may work for this tenant. */
  readonly operators: readonly string[];
  readonly graph: Graph;
  /** The digest of what the tenant file says. */
  readonly digest: string;
  /** Where the record of what is built is kept, as the engine is told. */
  readonly record: RecordAddress;
  /** What may fail for a while, knowingly. */
  readonly waivers: readonly Waiver[];
  /** Day of the judgement, in UTC, such as `2026-11-22`: waivers end. */
  readonly today: string;
}
