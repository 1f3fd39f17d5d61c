import { isList } from "../../graph/index.ts";
import { blocks, controlsBy, type Rule, type Verdict } from "../../policies/index.ts";
import { sha256 } from "../../spec/index.ts";
import { type Assessment, headline } from "../assessment.ts";

const LEVELS: Readonly<Record<Rule["severity"], string>> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
};
/** As code scanning ranks them: GitHub's "security-severity", where over 9.0 is critical, from 7.0 high, from 4.0 medium. */
const RANKS: Readonly<Record<Rule["severity"], string>> = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.0" };

/** By which code scanning knows the folder that a repository is checked out into. */
const ROOT = "%SRCROOT%";

/** All that refuses the plan and all that is waived, with the rules that say so and the line of the program that declared it, as SARIF 2.1.0. */
export function sarifJson(assessment: Assessment): string {
  const { rules, verdicts, commit } = assessment;
  const told = verdicts.filter((verdict) => blocks(verdict) || verdict.outcome === "waived");
  const telling = new Set(told.map(({ rule }) => rule));
  const speaking = rules.filter(({ name }) => telling.has(name));
  const indexOf = new Map(speaking.map(({ name }, index) => [name, index]));
  const results = told.map((verdict) => resultOf(verdict, indexOf.get(verdict.rule), assessment));
  const driver = { name: "Domicile", rules: speaking.map((rule) => describe(rule, assessment)) };
  const run = {
    tool: { driver },
    automationDetails: { id: `domicile/${assessment.tenant}/`, description: { text: headline(assessment) } },
    originalUriBaseIds: { [ROOT]: { description: { text: "The project's folder." } } },
    ...(commit === null ? {} : { properties: { commit } }),
    columnKind: "utf16CodeUnits",
    results,
  };
  const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return `${JSON.stringify(log)}\n`;
}

/** Its tags name frameworks, not their controls: code scanning shows ten and takes twenty. */
function describe({ id, name, statement, remedy, severity, capability }: Rule, { frameworks }: Assessment) {
  const serves = [...controlsBy(name, frameworks).keys()];
  return {
    id: name,
    shortDescription: { text: statement },
    help: { text: `${remedy[0]?.toUpperCase()}${remedy.slice(1)}.` },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { "security-severity": RANKS[severity], tags: ["security", capability, ...serves], catalogue: id },
  };
}

function resultOf(
  { rule, severity, outcome, resource, because, facts }: Verdict,
  ruleIndex: number | undefined,
  { graph, tenant }: Assessment,
) {
  const source = graph.byUrn.get(resource ?? "")?.source ?? null;
  const artifact = source === null ? { file: `tenants/${tenant}.yaml`, line: 1 } : source;
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    kind: outcome === "fail" || outcome === "waived" ? "fail" : "open",
    level: outcome === "fail" || outcome === "waived" ? LEVELS[severity] : "none",
    message: { text: because },
    locations: [
      {
        ...placeOf(artifact),
        ...(resource === null ? {} : { logicalLocations: [{ fullyQualifiedName: resource, kind: "resource" }] }),
      },
    ],
    ...flowOf(facts, graph),
    partialFingerprints: { "domicileVerdict/v2": `${rule}|${resource ?? tenant}|${sha256(because).slice(0, 16)}` },
    ...(outcome === "waived"
      ? { suppressions: [{ kind: "external", status: "accepted", justification: because }] }
      : {}),
  };
}

/** The way of a packet as a code flow: each line that let it pass, where the program declares it. */
function flowOf({ path, by }: Verdict["facts"], graph: Assessment["graph"]) {
  if (!isList(path) || !isList(by)) return {};
  const locations = path.flatMap((step, index) => {
    const urn = by[index];
    const source = typeof urn === "string" ? graph.byUrn.get(urn)?.source : null;
    return source ? [{ location: { message: { text: String(step) }, ...placeOf(source) } }] : [];
  });
  return locations.length === 0 ? {} : { codeFlows: [{ threadFlows: [{ locations }] }] };
}

const placeOf = ({ file, line }: { readonly file: string; readonly line: number }) => ({
  physicalLocation: { artifactLocation: { uri: file, uriBaseId: ROOT }, region: { startLine: line } },
});
