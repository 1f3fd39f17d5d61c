import { dig, ofType, type Resource, type Value } from "../../../graph/index.ts";
import { each, list } from "../../read.ts";
import { type Finding, fail, notApplicable, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { blocks, isTrueOf, parts, WEB_ACL } from "./waf.ts";

/** What a pattern must take, and what it must not: a signed token of three parts, and anything less. */
const TOKEN = "Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln";
const LESS = ["", "Bearer ", "Basic dXNlcjpwYXNz", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", "Bearer token"];

export const callsShowAToken: Rule = {
  id: "EDGE-14",
  name: "calls-show-a-token",
  statement:
    "Calls of other systems that show no signed token are turned away before the application is asked, and all calls where none were sold.",
  severity: "high",
  capability: "user-sign-in",
  remedy:
    "block requests to the product's API whose authorization header isn't Bearer and a token of three parts, and all of them where the tenant file sells none",
  premises: ["waf-on-every-public-lb", "waf-baseline-rules"],
  check: (subject) => each(ofType(subject.graph, WEB_ACL), (acl) => judgeAcl(subject, acl)),
};

function judgeAcl({ settled, product }: Subject, acl: Resource): Finding {
  const { api } = product;
  if (api === undefined) return notApplicable("the product has nothing that other systems call", acl);
  const statements = list(acl, "rules").flatMap((rule) => (blocks(rule) ? [dig(rule, "statement")] : []));
  if (settled.tenant.connections.api)
    return statements.some((statement) => asksForToken(statement, api))
      ? pass(acl, `${acl.name} turns away calls to ${api} without a signed token`, { api })
      : fail(acl, `${acl.name} doesn't ask calls to ${api} for a signed token`, { api });
  return statements.some((statement) => isTrueOf(statement, api))
    ? pass(acl, `${acl.name} turns away all calls to ${api}, since none were sold`, { api })
    : fail(acl, `${acl.name} lets calls to ${api} through, and none were sold`, { api });
}

function asksForToken(statement: Value | undefined, api: string): boolean {
  const [path, missing, ...others] = parts(statement);
  const token = dig(missing, "notStatement.statement.regexMatchStatement");
  const pattern = new RegExp(String(dig(token, "regexString") ?? "$^"));
  const tells = pattern.test(TOKEN) && !LESS.some((less) => pattern.test(less));
  const isInHeader = dig(token, "fieldToMatch.singleHeader.name") === "authorization";
  return isTrueOf(path, api) && isInHeader && tells && others.length === 0;
}
