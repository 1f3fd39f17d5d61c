import { isUndecided } from "../../judge/index.ts";
import { fail, pass, type Rule } from "../../rule.ts";

export const noUnprovenAtApply: Rule = {
  id: "TEN-07",
  name: "no-unproven-at-apply",
  statement: "When changes are applied, no promise rule is left unproven because of unknown values.",
  severity: "critical",
  capability: "strict-defaults",
  remedy: "settle each of them first; what can't be known beforehand takes a name we choose",
  premises: [],
  last: true,
  *check(_, others) {
    const rules = [...new Set(others.map(({ rule }) => rule))];
    const open = [...new Set(others.filter(isUndecided).map(({ rule }) => rule))].sort();
    if (others.length === 0) yield fail(null, "nothing has been judged");
    else if (open.length === 0) yield pass(null, `all of the ${rules.length} rules are decided`);
    else yield fail(null, `${open.length} of ${rules.length} rules are undecided, ${open.join(", ")}`, { open });
  },
};
