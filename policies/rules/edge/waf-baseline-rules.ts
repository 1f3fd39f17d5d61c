import { dig, type Graph, isMap, ofType, type Resource, referrers, type Value } from "../../../graph/index.ts";
import { each, list, map } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { isLimit } from "./waf.ts";

/** Requests of one address in five minutes, some thirty a second: more is no office that shares one. */
const MOST = 10_000;
const ACL = "aws:wafv2/webAcl:WebAcl";
/** AWS's own rule groups that every entrance has. */
const GROUPS = [
  "AWSManagedRulesCommonRuleSet",
  "AWSManagedRulesKnownBadInputsRuleSet",
  "AWSManagedRulesSQLiRuleSet",
  "AWSManagedRulesAmazonIpReputationList",
];
/** Rejects bodies over 8 kB, which uploads are; a size rule of the ACL's own stands in its place. */
const BODY_SIZE = "SizeRestrictions_BODY";

export const wafBaselineRules: Rule = {
  id: "EDGE-02",
  name: "waf-baseline-rules",
  statement:
    "The web application firewall has the common, known bad input, SQL injection and IP reputation rule groups and a rate limit, none of them only counts, and nothing is let in past them; the body-size rule alone may count, with a size rule in its place.",
  severity: "high",
  capability: "edge-filtering",
  remedy: "add AWS's managed groups with overrideAction none and a rate-based rule that blocks",
  premises: [],
  check: ({ graph }) => each(ofType(graph, ACL), (acl) => judgeAcl(graph, acl)),
};

function judgeAcl(graph: Graph, acl: Resource): Finding {
  const apart = referrers(graph, "aws:wafv2/webAclRule:WebAclRule", "webAclArn", acl);
  const rules = [...list(acl, "rules"), ...apart.map((rule) => map(rule, ""))];
  const groups = rules.filter((rule) => dig(rule, "statement.managedRuleGroupStatement") !== undefined);
  const missing = GROUPS.filter((name) => !groups.some((rule) => groupName(rule) === name));
  const idle = groups.filter((rule) => isIdle(rule, rules)).map(groupName);
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

/** Whether a group as a whole, or a rule of it, counts instead of blocking. */
function isIdle(rule: Value, all: readonly Value[]): boolean {
  if (!isMap(dig(rule, "overrideAction.none"))) return true;
  const overrides = dig(rule, "statement.managedRuleGroupStatement.ruleActionOverrides");
  const eased = (Array.isArray(overrides) ? overrides : []).filter(
    (one) => dig(one, "actionToUse.block") === undefined,
  );
  const hasSize = all.some((one) => dig(one, "statement.sizeConstraintStatement") && dig(one, "action.block"));
  return eased.some((one) => !(dig(one, "name") === BODY_SIZE && hasSize));
}
