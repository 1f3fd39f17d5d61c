import { ofType, type Resource } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

export const madeFromThisFile: Rule = {
  id: "TEN-09",
  name: "made-from-this-file",
  statement: "The stack carries the digest of the tenant file it was made from, and that is the file it is judged by.",
  severity: "medium",
  capability: "strict-defaults",
  remedy: "bring the tenant up from this file, or judge it by the file it was made from",
  premises: [],
  *check(subject) {
    const homes = ofType(subject.graph, "domicile:tenant:Tenant");
    if (homes.length === 0) yield fail(null, "nothing here says which tenant file it was made from");
    yield* each(homes, (home) => judgeHome(subject, home));
  },
};

function judgeHome({ digest }: Subject, home: Resource): Finding {
  const madeFrom = text(home, "madeFrom");
  const facts = { madeFrom: madeFrom ?? null, judgedBy: digest };
  if (madeFrom === digest) return pass(home, `${home.name} is made from the tenant file that it is judged by`, facts);
  const what =
    madeFrom === undefined ? "doesn't say which tenant file it was made from" : "was made from another tenant file";
  return fail(home, `${home.name} ${what}`, facts);
}
