import { dig, ofType, type Resource } from "../../../graph/index.ts";
import { each, list, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { rings } from "../logging/index.ts";
import { WEB_ACL } from "./waf.ts";

export const signInGuessingHeard: Rule = {
  id: "EDGE-13",
  name: "sign-in-guessing-heard",
  statement: "Somebody hears of it when passwords are being guessed.",
  severity: "medium",
  capability: "login-protection",
  remedy: "ring an alarm with a subscriber on the first request that the rule on sign-in blocks",
  premises: ["sign-in-slowed"],
  check: (subject) => each(ofType(subject.graph, WEB_ACL), (acl) => judgeAcl(subject, acl)),
};

function judgeAcl({ graph, settled }: Subject, acl: Resource): Finding {
  const WebACL = text(acl, "visibilityConfig.metricName") ?? "";
  const limits = list(acl, "rules").filter((rule) => dig(rule, "statement.rateBasedStatement.scopeDownStatement"));
  const silent = limits
    .map((rule) => String(dig(rule, "visibilityConfig.metricName")))
    .filter((Rule) => !rings(graph, { ...BLOCKED, dimensions: { WebACL, Rule, Region: settled.region } }));
  return silent.length === 0 && limits.length > 0
    ? pass(acl, `somebody hears when ${acl.name} turns away who guesses passwords`)
    : fail(acl, `nobody hears when ${acl.name} turns away who guesses passwords`, { silent });
}

const BLOCKED = { namespace: "AWS/WAFV2", name: "BlockedRequests" };
