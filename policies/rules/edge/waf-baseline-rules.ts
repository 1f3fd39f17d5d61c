import { dig, type Graph, isMap, ofType, type Resource, type Value } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { mayCount } from "./uploads.ts";
import { easedIn, isLimit, rulesOf, WEB_ACL } from "./waf.ts";

/** Requests of one address in five minutes, some thirty a second: more is no office that shares one. */
const MOST = 10_000;
/** AWS's own rule groups that every entrance has. */
const GROUPS = [
  "AWSManagedRulesCommonRuleSet",
  "AWSManagedRulesKnownBadInputsRuleSet",
  "AWSManagedRulesSQLiRuleSet",
  "AWSManagedRulesAmazonIpReputationList",
];

export const wafBaselineRules: Rule = {
  id: "EDGE-02",
  name: "waf-baseline-rules",
  statement:
    "The web application firewall has the common, known bad input, SQL injection and IP reputation rule groups and a rate limit, none of them only counts, and nothing is let in past them; only those of their rules that take files for attacks may count.",
  severity: "high",
  capability: "edge-filtering",
  remedy: "add AWS's managed groups with overrideAction none and a rate-based rule that blocks",
  premises: [],
  check: ({ graph }) => each(ofType(graph, WEB_ACL), (acl) => judgeAcl(graph, acl)),
};

function judgeAcl(graph: Graph, acl: Resource): Finding {
  const rules = rulesOf(graph, acl);
  const groups = rules.filter((rule) => dig(rule, "statement.managedRuleGroupStatement") !== undefined);
  const missing = GROUPS.filter((name) => !groups.some((rule) => groupName(rule) === name));
  const idle = groups.filter(isIdle).map(groupName);
  const limits = rules.filter((rule) => isLimit(rule, MOST) && isOnAll(rule));
  const narrow = groups.filter(
    (rule) => dig(rule, "statement.managedRuleGroupStatement.scopeDownStatement") !== undefined,
  );
  const faults = [
    ...(acl.inputs.ruleJson === undefined ? [] : ["its rules are a text that nobody can judge"]),
    ...rules.flatMap((rule) => (dig(rule, "action.allow") ? [`${dig(rule, "name")} asks no other rule`] : [])),
    ...missing.map((name) => `it has no ${name}`),
    ...idle.map((name) => `${name} only counts`),
    ...narrow.map((rule) => `${groupName(rule)} looks at some requests only`),
    ...(limits.length > 0 ? [] : ["nothing limits how often somebody calls"]),
  ];
  return faults.length === 0
    ? pass(acl, `${acl.name} blocks by all four groups and by a rate limit`, { groups: groups.map(groupName) })
    : fail(acl, `${acl.name} lets attacks through, since ${faults.join(" and ")}`, { faults });
}

const isOnAll = (rule: Value): boolean => dig(rule, "statement.rateBasedStatement.scopeDownStatement") === undefined;

const groupName = (rule: Value): string => String(dig(rule, "statement.managedRuleGroupStatement.name"));

/** Whether a group as a whole counts instead of blocking, or a rule of it that `large-bodies-only-at-uploads` doesn't judge. */
function isIdle(rule: Value): boolean {
  return !isMap(dig(rule, "overrideAction.none")) || easedIn(rule).some((one) => !mayCount(String(dig(one, "name"))));
}
