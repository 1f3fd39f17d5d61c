import type { KeyObject } from "node:crypto";
import type { Assessment } from "../assessment.ts";
import { controlsCsv, promisesCsv, verdictsCsv } from "../formats/csv.ts";
import { junitXml } from "../formats/junit.ts";
import { oscalJson } from "../formats/oscal/index.ts";
import { sarifJson } from "../formats/sarif.ts";
import { verdictsJson } from "../formats/verdicts.ts";
import { reportHtml } from "../report/index.ts";
import { open, seal } from "./envelope.ts";
import { digestsOf, type Files, statementOf, subjectsOf, sumsOf } from "./statement.ts";

const ATTESTATION = "attestation.dsse.json";
const SUMS = "SHA256SUMS";

/**
 * The evidence of one judgement, signed; the same byte for byte whenever it is made of the same.
 * @param more files by their names that belong to it
 */
export function bundleOf(
  assessment: Assessment,
  key: KeyObject,
  more: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const written = new Map([
    ["controls.csv", controlsCsv(assessment)],
    ["oscal.json", oscalJson(assessment)],
    ["promises.csv", promisesCsv(assessment)],
    ["report.html", reportHtml(assessment)],
    ["verdicts.csv", verdictsCsv(assessment)],
    ["verdicts.json", verdictsJson(assessment)],
    ["verdicts.junit.xml", junitXml(assessment)],
    ["verdicts.sarif", sarifJson(assessment)],
    ...more,
  ]);
  const files = new Map([...written, [SUMS, sumsOf(written)]]);
  return new Map([...files, [ATTESTATION, seal(statementOf(assessment, files), key)]]);
}

/** What checking a bundle came to. */
export type Checked =
  | { readonly differs: readonly string[] }
  /** It isn't one of ours, or nobody who is trusted signed it. */
  | { readonly fault: "no-bundle" | "untrusted" };

/** Which files aren't what was signed, are missing or came later; sorted by name. A key within a bundle is never trust. */
export function checkBundle(files: Files, trusted: readonly KeyObject[]): Checked {
  const attestation = files.get(ATTESTATION);
  if (attestation === undefined) return { fault: "no-bundle" };
  const opened = open(Buffer.from(attestation as string).toString("utf8"), trusted);
  if ("fault" in opened) {
    if (opened.fault === "forged") return { differs: [ATTESTATION] };
    return { fault: opened.fault === "untrusted" ? "untrusted" : "no-bundle" };
  }
  const signed = subjectsOf(opened.payload);
  if (signed === null) return { fault: "no-bundle" };
  const found = digestsOf(new Map([...files].filter(([name]) => name !== ATTESTATION)));
  const names = new Set([...signed.keys(), ...found.keys()]);
  return { differs: [...names].filter((name) => signed.get(name) !== found.get(name)).sort() };
}
