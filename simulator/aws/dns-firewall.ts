import { holds, type Kind, partOf } from "../kinds/index.ts";
import { type Failure, Refused, type Values } from "../protocol/index.ts";
import { hexId, text } from "../world/index.ts";
import { arn } from "./arn.ts";
import { VPC } from "./ec2/index.ts";
import { between, exactlyOne, matches, oneOf } from "./wellformed.ts";

const LIST = "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList";
const RULES = "aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup";

const named = (inputs: Values) =>
  matches(inputs, "name", /^(?!\d+$)[\w' -]{1,64}$/, "1 to 64 letters, digits, spaces and -_'");

const domainList: Kind = {
  type: LIST,
  schema: "AWS::Route53Resolver::FirewallDomainList",
  name: { property: "name", max: 64 },
  updates: { domains: "the provider puts the list again" },
  inUse: "ConflictException",
  check: (inputs) => [...named(inputs), ...domains(inputs)],
  id: () => hexId("rslvr-fdl"),
  arn: ({ place }, id) => arn(place, "route53resolver", `firewall-domain-list/${id}`),
};

/** Names, each whole or below a single star at its beginning. */
function domains(inputs: Values): Failure[] {
  const listed = Array.isArray(inputs.domains) ? inputs.domains : [];
  const strange = listed.filter((name) => typeof name === "string" && !/^(\*|(\*\.)?[\w-]+(\.[\w-]+)*\.?)$/.test(name));
  return strange.map((name) => ({ property: "domains", reason: `must be names such as *.example.com, got '${name}'` }));
}

const ruleGroup: Kind = {
  type: RULES,
  schema: "AWS::Route53Resolver::FirewallRuleGroup",
  name: { property: "name", max: 64 },
  inUse: "ConflictException",
  check: named,
  id: () => hexId("rslvr-frg"),
  arn: ({ place }, id) => arn(place, "route53resolver", `firewall-rule-group/${id}`),
  facts: ({ place }) => ({ ownerId: place.account, shareStatus: "NOT_SHARED" }),
};

const rule: Kind = {
  type: "aws:route53/resolverFirewallRule:ResolverFirewallRule",
  name: { property: "name", max: 64 },
  defaults: { firewallDomainRedirectionAction: "INSPECT_REDIRECTION_DOMAIN" },
  updates: { name: "Resolver renames a rule" },
  replaceOn: {
    firewallRuleGroupId: "a rule is its group's",
    firewallDomainListId: "a rule is its list's",
    dnsThreatProtection: "a rule is its protection's",
    qType: "the provider makes a rule anew for it",
  },
  refs: { firewallRuleGroupId: partOf(RULES), firewallDomainListId: holds(LIST) },
  unique: [{ by: ["firewallRuleGroupId", "priority"], code: "ValidationException" }],
  check: (inputs) => [
    ...named(inputs),
    ...exactlyOne(inputs, ["firewallDomainListId", "dnsThreatProtection"]),
    ...oneOf(inputs, "action", ["ALLOW", "BLOCK", "ALERT"]),
    ...oneOf(inputs, "blockResponse", ["NODATA", "NXDOMAIN", "OVERRIDE"]),
    ...(inputs.action === "BLOCK" ? exactlyOne(inputs, ["blockResponse"]) : []),
  ],
  id: (scene) => `${scene.text("firewallRuleGroupId")}:${scene.text("firewallDomainListId")}`,
};

const association: Kind = {
  type: "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation",
  schema: "AWS::Route53Resolver::FirewallRuleGroupAssociation",
  name: { property: "name", max: 64 },
  defaults: { mutationProtection: "DISABLED" },
  refs: { firewallRuleGroupId: holds(RULES), vpcId: holds(VPC) },
  unique: [
    { by: ["vpcId", "firewallRuleGroupId"], code: "ConflictException" },
    { by: ["vpcId", "priority"], code: "ConflictException" },
  ],
  check: (inputs) => [
    ...named(inputs),
    ...between(inputs, "priority", 101, 9899),
    ...oneOf(inputs, "mutationProtection", ["ENABLED", "DISABLED"]),
  ],
  id: () => hexId("rslvr-frgassoc"),
  arn: ({ place }, id) => arn(place, "route53resolver", `firewall-rule-group-association/${id}`),
  end: ({ settings }, thing) => {
    if (settings.mutationProtection === "ENABLED")
      throw new Refused("ValidationException", `${text(thing, "name")} is protected: disable mutationProtection.`);
    return null;
  },
};

const config: Kind = {
  type: "aws:route53/resolverFirewallConfig:ResolverFirewallConfig",
  defaults: { firewallFailOpen: "DISABLED" },
  replaceOn: { resourceId: "a setting is its VPC's" },
  refs: { resourceId: partOf(VPC) },
  check: (inputs) => oneOf(inputs, "firewallFailOpen", ["ENABLED", "DISABLED"]),
  // A VPC has one setting: who sets it again changes it.
  id: ({ all, settings }) =>
    all(config.type).find((it) => it.settings.resourceId === settings.resourceId)?.id ?? hexId("rslvr-fc"),
  facts: ({ place }) => ({ ownerId: place.account }),
};

export const dnsFirewall = [domainList, ruleGroup, rule, association, config];
