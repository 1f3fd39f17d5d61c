import type { Framework } from "../../../policies/index.ts";
import { type Assessment, headline } from "../../assessment.ts";
import { groupsOf } from "../../groups.ts";
import { findingsOf, reviewed } from "./findings.ts";
import { observationOf, observedIn } from "./observations.ts";
import { isRisk, riskOf } from "./risks.ts";
import { subjectsOf } from "./subjects.ts";
import { controlId, moment, prop, uuidOf } from "./words.ts";

/** The one framework whose controls have a catalogue in OSCAL that a reader's program can look them up in. */
const CATALOGUE = "nist-800-53";
const VERSION = "1.1.3";

/** What was observed and concluded, as NIST's OSCAL assessment results: of the controls of NIST SP 800-53. */
export function oscalJson(assessment: Assessment): string {
  const { tenant, organisation, product, at, commit, frameworks } = assessment;
  const nist = frameworks.find(({ name }) => name === CATALOGUE);
  const sources = sourcesOf(assessment, nist);
  const metadata = {
    title: headline(assessment),
    "last-modified": moment(at),
    version: commit ?? at,
    "oscal-version": VERSION,
    props: [prop("tenant", tenant), prop("organisation", organisation), prop("product", product)],
  };
  const content = {
    metadata,
    "import-ap": { href: `#${sources.plan.uuid}` },
    results: [resultOf(assessment, nist, sources.plan.uuid)],
    "back-matter": { resources: [sources.plan, ...sources.asked] },
  };
  return `${JSON.stringify({ "assessment-results": { uuid: uuidOf(JSON.stringify(content)), ...content } })}\n`;
}

function resultOf(assessment: Assessment, nist: Framework | undefined, evidence: string) {
  const { tenant, at, judged, verdicts } = assessment;
  const groups = groupsOf(verdicts);
  const observed = observedIn(assessment, groups);
  const controls = nist?.controls ?? [];
  const risks = observed.filter(isRisk).map((one) => riskOf(one, assessment));
  const findings = findingsOf(controls, observed, assessment);
  return {
    uuid: uuidOf(tenant, at, judged, "result", ...observed.map(({ uuid }) => uuid)),
    title: headline(assessment),
    description: `Every resource of ${tenant}, judged by every rule.`,
    start: moment(at),
    end: moment(at),
    props: [prop("judged", judged)],
    "local-definitions": subjectsOf(assessment, groups),
    "reviewed-controls": { "control-selections": [selectionOf(nist)] },
    ...(observed.length > 0 ? { observations: observed.map((one) => observationOf(one, assessment, evidence)) } : {}),
    ...(risks.length > 0 ? { risks } : {}),
    ...(findings.length > 0 ? { findings } : {}),
  };
}

function selectionOf(nist: Framework | undefined) {
  const ids = reviewed(nist?.controls ?? []).map(({ id }) => ({ "control-id": controlId(id) }));
  const description = nist ? `${nist.title}, ${nist.edition}: controls that rules judge, whole or in part.` : "None.";
  return { description, ...(ids.length > 0 ? { "include-controls": ids } : {}) };
}

/**
 * What it rests on. There is no assessment plan in OSCAL: the rules are the plan, and `verdicts.json` beside this file has
 * each with its statement and digest, and every fact.
 */
function sourcesOf({ tenant, asked }: Assessment, nist: Framework | undefined) {
  const plan = {
    uuid: uuidOf(tenant, "plan"),
    title: "The rules and all that they found",
    description:
      `The plan of the assessment is its rules, each with its statement and digest. ${nist?.covers ?? ""}`.trim(),
    rlinks: [{ href: "verdicts.json", "media-type": "application/json" }],
  };
  const files = asked.map(({ file, sha256 }) => ({
    uuid: uuidOf(tenant, "asked", file, sha256),
    title: file,
    description: "What was asked for.",
    rlinks: [{ href: file, hashes: [{ algorithm: "SHA-256", value: sha256 }] }],
  }));
  return { plan, asked: files };
}
