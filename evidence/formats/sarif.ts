import { blocks, controlsBy, type Rule, type Verdict } from "../../policies/index.ts";
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

/** All that refuses the plan and all that is waived, each with the line of the program that declared it, as SARIF 2.1.0. */
export function sarifJson(assessment: Assessment): string {
  const { rules, verdicts, commit } = assessment;
  const indexOf = new Map(rules.map(({ name }, index) => [name, index]));
  const results = verdicts
    .filter((verdict) => blocks(verdict) || verdict.outcome === "waived")
    .map((verdict) => resultOf(verdict, indexOf.get(verdict.rule), assessment));
  const driver = {
    name: "Domicile",
    rules: rules.map((rule) => describe(rule, assessment)),
  };
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
  { rule, severity, outcome, resource, because }: Verdict,
  ruleIndex: number | undefined,
  { graph, tenant }: Assessment,
) {
  const source = graph.byUrn.get(resource ?? "")?.source ?? null;
  const artifact =
    source === null ? { uri: `tenants/${tenant}.yaml`, line: 1 } : { uri: source.file, line: source.line };
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    kind: outcome === "fail" || outcome === "waived" ? "fail" : "open",
    level: outcome === "fail" || outcome === "waived" ? LEVELS[severity] : "none",
    message: { text: because },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: artifact.uri, uriBaseId: ROOT },
          region: { startLine: artifact.line },
        },
        ...(resource === null ? {} : { logicalLocations: [{ fullyQualifiedName: resource, kind: "resource" }] }),
      },
    ],
    partialFingerprints: { "domicileVerdict/v1": `${rule}|${resource ?? tenant}` },
    ...(outcome === "waived"
      ? { suppressions: [{ kind: "external", status: "accepted", justification: because }] }
      : {}),
  };
}
