import { z } from "zod";
import { OUTCOMES, type Verdict } from "../../policies/index.ts";
import { sha256 } from "../../spec/index.ts";
import { type Assessment, headline, tally } from "../assessment.ts";
import { PROMISES } from "../ledger.ts";

/** Files of a bundle by their names. */
export type Files = ReadonlyMap<string, string | Uint8Array>;

const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
/** The attestation that somebody tested something: https://github.com/in-toto/attestation, spec/predicates/test-result.md. */
const PREDICATE_TYPE = "https://in-toto.io/attestation/test-result/v0.1";

const statementShape = z.object({
  _type: z.literal(STATEMENT_TYPE),
  subject: z.array(z.object({ name: z.string(), digest: z.object({ sha256: z.string() }) })).min(1),
  predicateType: z.literal(PREDICATE_TYPE),
});

/** What is signed: that these files came of this judgement. A rule that found nothing to judge is in none of its lists. */
export function statementOf(assessment: Assessment, files: Files): string {
  const { asked, ledger, rules, verdicts } = assessment;
  const found = (...outcomes: readonly Verdict["outcome"][]) =>
    new Set(verdicts.filter(({ outcome }) => outcomes.includes(outcome)).map(({ rule }) => rule));
  const [bad, waived, good] = [found("fail", "unproven", "error"), found("waived"), found("pass")];
  const names = rules.map(({ name }) => name);
  const statement = {
    _type: STATEMENT_TYPE,
    subject: [...digestsOf(files)].map(([name, sha256]) => ({ name, digest: { sha256 } })),
    predicateType: PREDICATE_TYPE,
    predicate: {
      result: bad.size > 0 ? "FAILED" : waived.size > 0 ? "WARNED" : "PASSED",
      configuration: asked.map(({ file, sha256 }) => ({ name: file, digest: { sha256 } })),
      passedTests: names.filter((name) => good.has(name) && !bad.has(name) && !waived.has(name)),
      warnedTests: names.filter((name) => waived.has(name) && !bad.has(name)),
      failedTests: names.filter((name) => bad.has(name)),
      about: headline(assessment),
      outcomes: { verdicts: tally(OUTCOMES, verdicts), promises: tally(PROMISES, ledger) },
    },
  };
  return JSON.stringify(statement);
}

/** SHA-256 of each file by its name, as a statement has them; null when it is no statement of ours. */
export function subjectsOf(statement: string): ReadonlyMap<string, string> | null {
  const read = statementShape.safeParse(JSON.parse(statement)).data;
  return read === undefined ? null : new Map(read.subject.map(({ name, digest }) => [name, digest.sha256]));
}

/** SHA-256 of each file by its name, sorted by it. */
export function digestsOf(files: Files): ReadonlyMap<string, string> {
  const names = [...files.keys()].sort();
  return new Map(names.map((name) => [name, sha256(files.get(name) ?? "")]));
}

/** The same as `sha256sum --check` reads it. */
export function sumsOf(files: Files): string {
  return [...digestsOf(files)].map(([name, sha256]) => `${sha256}  ${name}\n`).join("");
}
