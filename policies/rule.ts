import type { Resource, Value } from "../graph/index.ts";
import type { Severity, Subject, Verdict } from "./verdict.ts";

/** What a rule found. `because` is a clause without its full stop, naming the thing, so that it stands alone. */
export interface Finding {
  /** Null when the finding is about the graph as a whole. */
  readonly resource: Resource | null;
  readonly outcome: "pass" | "fail" | "unproven" | "not-applicable";
  readonly because: string;
  readonly facts?: Readonly<Record<string, Value>>;
}

/** One pure predicate over a subject, named for the good state. */
export interface Rule<S = Subject> {
  /** As in the catalogue: `ENC-01`. */
  readonly id: string;
  /** Kebab-case, and the name of its file. */
  readonly name: string;
  /** What is true when the rule passes. */
  readonly statement: string;
  readonly severity: Severity;
  /** The word of the promises that it proves. */
  readonly capability: string;
  /** The fix, as an imperative clause without its full stop: it completes "… is public: " of a failure. */
  readonly remedy: string;
  /** Names of the rules whose truth this one takes for granted: where one doesn't hold, a pass of this one is unproven. */
  readonly premises: readonly string[];
  /** True for a rule about things that most tenants have none of: that it finds none breaks no promise. */
  readonly rare?: true;
  /** True for a rule that judges the judgement itself: it is asked after all others. */
  readonly last?: true;
  /**
   * Judges the subject. Only a `last` rule may rest on `others`, the verdicts so far, and on `isLookedAt`, whether a rule
   * that knows what it looks at has looked into resources of a type.
   */
  check(subject: S, others: readonly Verdict[], isLookedAt: (type: string) => boolean): Iterable<Finding>;
}

type Facts = Readonly<Record<string, Value>>;
type Find = (resource: Resource | null, because: string, facts?: Facts) => Finding;

const finding =
  (outcome: Finding["outcome"]): Find =>
  (resource, because, facts = {}) => ({ resource, outcome, because, facts });

export const pass = finding("pass");
export const fail = finding("fail");
export const unproven = finding("unproven");
export const notApplicable = (because: string, resource: Resource | null = null): Finding =>
  finding("not-applicable")(resource, because);
