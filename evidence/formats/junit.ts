import { create } from "xmlbuilder2";
import type { Rule, Verdict } from "../../policies/index.ts";
import { type Assessment, headline } from "../assessment.ts";
import { grouped } from "../grouped.ts";

/** Each rule as a test, so that any pipeline shows what fails: all that refuses a rule is its failure. */
export function junitXml(assessment: Assessment): string {
  const { rules, verdicts, at } = assessment;
  const verdictsOf = grouped(verdicts, ({ rule }) => rule);
  const cases = rules.map((rule) => ({ rule, own: verdictsOf.get(rule.name) ?? [] }));
  const count = (what: Kind) => cases.filter(({ own }) => kindOf(own) === what).length;
  const suite = create({ version: "1.0", encoding: "UTF-8" })
    .ele("testsuites", { name: headline(assessment) })
    .ele("testsuite", {
      name: "domicile",
      timestamp: `${at}T00:00:00`,
      tests: rules.length,
      failures: count("failure"),
      errors: count("error"),
      skipped: count("skipped"),
    });
  for (const { rule, own } of cases) addCase(suite, rule, own);
  return `${suite.end({ prettyPrint: true, indent: "" })}\n`;
}

type Node = ReturnType<ReturnType<typeof create>["ele"]>;
type Kind = "failure" | "error" | "skipped" | "good";

function addCase(suite: Node, { name, severity, capability }: Rule, own: readonly Verdict[]): void {
  const one = suite.ele("testcase", { classname: capability, name });
  const kind = kindOf(own);
  const told = own.filter(({ outcome }) => OF_KIND[outcome] === kind);
  if (kind === "good") return;
  const node = one.ele(kind, { message: told[0]?.because ?? "", ...(kind === "skipped" ? {} : { type: severity }) });
  if (told.every(({ outcome }) => outcome === "not-applicable")) return;
  node.txt(
    told.map(({ outcome, resource, because }) => `${outcome} ${resource ?? "the whole stack"}: ${because}`).join("\n"),
  );
}

/** What can't be proved and what broke is no failure of the tenant's: it is an error of the judgement. */
const OF_KIND: Readonly<Record<Verdict["outcome"], Kind>> = {
  fail: "failure",
  unproven: "error",
  error: "error",
  waived: "skipped",
  "not-applicable": "skipped",
  pass: "good",
};

/** The worst of a rule's verdicts; skipped only where none is good. */
function kindOf(own: readonly Verdict[]): Kind {
  const kinds = own.map(({ outcome }) => OF_KIND[outcome]);
  const waived = own.some(({ outcome }) => outcome === "waived");
  return (
    (["failure", "error"] as const).find((kind) => kinds.includes(kind)) ??
    (waived || !kinds.includes("good") ? "skipped" : "good")
  );
}
