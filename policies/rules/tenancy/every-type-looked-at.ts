import { canonicalType } from "../../../graph/index.ts";
import { fail, pass, type Rule } from "../../rule.ts";

/** Types in which there is nothing to look at, each with what is judged in its stead. */
export const SAID_ELSEWHERE: Readonly<Record<string, string>> = {
  "aws:autoscaling/attachment:Attachment": "the nodes and the target group that it ties together",
  "aws:ec2/internetGateway:InternetGateway": "the routes that lead to it",
  "aws:ec2/vpnGateway:VpnGateway": "the routes and the connections that lead to it",
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": "the roles that trust it, and whom they trust by it",
  "aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup": "the rules in it, and where it holds",
  "aws:securityhub/account:Account": "the standards that are checked through it",
  "aws:ssm/document:Document": "the role that runs it, which may do no more than it says",
  "kubernetes:core/v1:LimitRange": "the pods, which say their own limits",
  "kubernetes:core/v1:ResourceQuota": "the pods, which say their own limits",
};

export const everyTypeLookedAt: Rule = {
  id: "TEN-06",
  name: "every-type-looked-at",
  statement: "Every type of resource in use is one that a rule looks into because it knows it.",
  severity: "high",
  capability: "strict-defaults",
  remedy: "write a rule that says what is good of it, or leave it out",
  premises: [],
  last: true,
  *check({ graph }, others, isLookedAt) {
    const made = graph.resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:providers:"));
    const types = [...new Set(made.map(({ type }) => type))].sort();
    const strange = types.filter((type) => !isLookedAt(type) && !Object.hasOwn(SAID_ELSEWHERE, canonicalType(type)));
    if (types.length === 0) yield fail(null, "there is nothing to look at");
    else if (strange.length === 0)
      yield pass(null, `rules look into each of the ${types.length} types of this stack`, { types: types.length });
    // A rule that stops at what it refuses hasn't looked at the rest.
    const yet = others.some(({ outcome }) => outcome === "fail")
      ? ", unless one does that stops at what it refuses"
      : "";
    for (const resource of made.filter(({ type }) => strange.includes(type)))
      yield fail(resource, `${resource.name} is of the type ${resource.type}, which no rule looks into${yet}`);
  },
};
