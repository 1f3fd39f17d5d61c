import { ofType } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { fail, pass, type Rule } from "../../rule.ts";

const ANALYZER = "aws:accessanalyzer/analyzer:Analyzer";
/** Kinds of access that are looked for: of the account, or of the whole organisation. */
const KINDS: readonly (readonly [what: string, ends: RegExp])[] = [
  ["access from outside", /^(ACCOUNT|ORGANIZATION)$/],
  ["rights that nobody uses", /^(ACCOUNT|ORGANIZATION)_UNUSED_ACCESS$/],
];

export const accessAnalyzer: Rule = {
  id: "DET-08",
  name: "access-analyzer",
  statement: "Access Analyzer looks for outside and unused access in the tenant's region.",
  severity: "medium",
  capability: "access-control",
  remedy: "declare an analyzer of type ACCOUNT and one of type ACCOUNT_UNUSED_ACCESS",
  premises: [],
  *check({ graph }) {
    const analyzers = ofType(graph, ANALYZER);
    const kinds = analyzers.map((one) => String(one.inputs.type ?? "ACCOUNT"));
    for (const [what, ends] of KINDS)
      if (!kinds.some((kind) => ends.test(kind))) yield fail(null, `nothing looks for ${what}`);
    yield* each(analyzers, (one) => pass(one, `${one.name} looks for what ${text(one, "type") ?? "ACCOUNT"} finds`));
  },
};
