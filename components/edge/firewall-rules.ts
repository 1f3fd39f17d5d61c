import type { types } from "@pulumi/aws";

type Rule = types.input.wafv2.WebAclRule;

/** Rule groups that AWS keeps current, in the order in which a request meets them. */
const MANAGED = [
  "AWSManagedRulesAmazonIpReputationList",
  "AWSManagedRulesCommonRuleSet",
  "AWSManagedRulesKnownBadInputsRuleSet",
  "AWSManagedRulesSQLiRuleSet",
] as const;

/** Requests of one address within five minutes above which it is turned away; a busy office shares one address. */
const REQUESTS_A_WINDOW = 3000;
const WINDOW_SECONDS = 300;

/** What the web application firewall looks for, all of it in blocking mode. */
export function planFirewallRules(): Rule[] {
  return [rate(), ...MANAGED.map((group, index) => managed(group, 10 * (index + 2)))];
}

/** What is counted and sampled of a rule, under its own name. */
export function visibility(metricName: string) {
  return { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName };
}

function rate(): Rule {
  return {
    name: "too-many-requests",
    priority: 10,
    action: { block: {} },
    statement: {
      rateBasedStatement: { aggregateKeyType: "IP", limit: REQUESTS_A_WINDOW, evaluationWindowSec: WINDOW_SECONDS },
    },
    visibilityConfig: visibility("too-many-requests"),
  };
}

function managed(name: string, priority: number): Rule {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
    visibilityConfig: visibility(name),
  };
}
