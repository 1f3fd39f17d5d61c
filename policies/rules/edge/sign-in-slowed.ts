import { dig, ofType, type Resource, type Value } from "../../../graph/index.ts";
import { each, list } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { isLimit, isTrueOf, parts, WEB_ACL } from "./waf.ts";

/** More tries of one address within five minutes than an office needs that mistypes, and far fewer than guessing needs. */
const MOST = 100;

export const signInSlowed: Rule = {
  id: "EDGE-12",
  name: "sign-in-slowed",
  statement: "Whoever sends one name and password after the other is turned away at the entrance.",
  severity: "high",
  capability: "login-protection",
  remedy: `block an address that posts to the product's sign-in more than ${MOST} times in five minutes`,
  premises: ["waf-on-every-public-lb", "waf-baseline-rules"],
  check: (subject) => each(ofType(subject.graph, WEB_ACL), (acl) => judgeAcl(subject, acl)),
};

function judgeAcl({ product }: Subject, acl: Resource): Finding {
  const limits = list(acl, "rules").filter((rule) => isLimit(rule, MOST));
  const paths = product["sign-in"];
  const open = paths.filter((path) => !limits.some((rule) => counts(rule, path)));
  return open.length === 0
    ? pass(acl, `${acl.name} turns away who keeps trying ${paths.join(" and ")}`, { paths })
    : fail(acl, `${acl.name} lets anybody guess passwords at ${open.join(" and ")}`, { open });
}

/** Whether a limit counts all that is posted to a path, and leaves nothing of it out. */
function counts(rule: Value, path: string): boolean {
  const [first, ...others] = parts(dig(rule, "statement.rateBasedStatement.scopeDownStatement"));
  return isTrueOf(first, path) && others.every((part) => dig(part, "byteMatchStatement.searchString") === "POST");
}
