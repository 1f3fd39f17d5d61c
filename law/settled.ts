import type { Span, Tenant } from "../spec/index.ts";

export type Partition = "aws" | "aws-us-gov" | "aws-eusc" | "aws-cn";

/** Why something is as it is: who demands it, in a sentence a customer understands, and where that is written. */
export interface Reason {
  readonly kind: "law" | "contract" | "preference";
  readonly say: string;
  /** Law, contract clause or data table the sentence rests on. */
  readonly source: string;
}

export type Housed = "data" | "backup" | "copy" | "logs" | "keys" | "secrets" | "state" | "state-key";

/** Where one kind of thing lives. There is no `copy` where the contract asks for none (`backups.separate: false`). */
export interface Home {
  readonly what: Housed;
  /** AWS region code. */
  readonly region: string;
  readonly account: "tenant" | "backup";
  readonly reason: Reason;
}

export interface Term {
  readonly span: Span;
  readonly reason: Reason;
}

/** The tenant with everything the law decides filled in. */
export interface Settled {
  readonly tenant: Tenant;
  readonly partition: Partition;
  /** DNS suffix of the partition, e.g. `amazonaws.com`. */
  readonly suffix: string;
  /** Region of the system and its data. */
  readonly region: string;
  /** Zone ids used: two for small and standard plans, three for large; always the region's first open ones. */
  readonly zones: readonly string[];
  readonly homes: readonly Home[];
  /** Every region in which anything of this tenant may be: the regions of the homes, no other. */
  readonly allowedRegions: readonly string[];
  /** Tracked services the region does not have (regions.json `lacks`). */
  readonly lacks: readonly string[];
  /**
   * What people have to see to before the first day, which no machine decides: attestations, assessments, readings of
   * law.
   */
  readonly needs: readonly Reason[];
  readonly terms: {
    /** How long logs stay. */
    readonly logs: Term;
    /** Time to report a breach to the customer. */
    readonly breach: Term;
    /** Most work lost after an incident (RPO). */
    readonly lose: Term;
    /** Longest time until people work again (RTO). */
    readonly return: Term;
    /** Time between hand-over and destruction at the end. */
    readonly erasure: Term;
  };
}

/** A wish that can't be met, in the customer's words, with what can be had instead. */
export interface Refusal {
  /** Path in the tenant file, e.g. `place.data`. */
  readonly path: string;
  readonly found: string;
  readonly say: string;
  readonly source: string;
  /** What to write instead, nearest first; each with what it would mean. Empty when nothing can be offered. */
  readonly alternatives: readonly { readonly write: string; readonly means: string }[];
}
