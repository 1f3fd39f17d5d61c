/** What the sentences of an annex rest on: a field of the tenant file or the platform's, the law's tables, a promise, or a rule. */
type Agreed = "field" | "platform" | "law" | "promise" | "rule";

/** What a sentence rests on. */
export interface Source<Kind extends string = Agreed> {
  readonly kind: Kind;
  /** The field's path, the term or place that was settled, the promise's number, or names of rules. */
  readonly ref: string;
  /** Law or clause behind it. Left away where the reference is all there is. */
  readonly says?: string;
}

export interface Sentence<Kind extends string = Agreed> {
  readonly says: string;
  readonly source: Source<Kind>;
}

export interface Section {
  readonly title: string;
  readonly sentences: readonly Sentence[];
}

/** A sentence that a field of the tenant file decides. */
export const byField = (ref: string, says: string): Sentence => ({ says, source: { kind: "field", ref } });

/** A sentence that the platform's file decides. */
export const byPlatform = (ref: string, says: string): Sentence => ({ says, source: { kind: "platform", ref } });

/** A sentence that was settled from the law, the contract or the customer's wish. */
export const bySettled = (ref: string, says: string, source: string): Sentence => ({
  says,
  source: { kind: "law", ref, says: source },
});

/** A sentence that a rule found on the plan. */
export const byRule = (ref: string, says: string): Sentence => ({ says, source: { kind: "rule", ref } });
