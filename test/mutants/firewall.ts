import type { Mutant } from "./mutant.ts";
import { alter, point, remove, set } from "./surgery.ts";
import { ROUTE } from "./words.ts";

const FIREWALL = "aws:networkfirewall/firewall:Firewall";
const LOGGING = "aws:networkfirewall/loggingConfiguration:LoggingConfiguration";
const POLICY = "aws:networkfirewall/firewallPolicy:FirewallPolicy";
const RULES = "aws:networkfirewall/ruleGroup:RuleGroup";
const REFERENCES = "firewallPolicy.statefulRuleGroupReferences";

interface Reference {
  readonly resourceArn: string;
}

export const firewall: readonly Mutant[] = [
  {
    what: "what comes from the internet goes round the firewall of its zone",
    by: "malicious",
    tenant: "kade",
    surgery: remove(ROUTE, "kade-gateway-1"),
    killedBy: ["internet-reaches-only-waf-lb", "network-ids-inline"],
    at: "kade",
  },
  {
    what: "what comes from the internet passes the firewall of the other zone",
    by: "careless",
    tenant: "kade",
    surgery: point(ROUTE, "kade-gateway-2", "vpcEndpointId", [FIREWALL, "kade-1"]),
    killedBy: ["network-ids-inline"],
    at: "kade-app-2",
  },
  {
    what: "known attacks on web servers aren't looked for",
    by: "careless",
    tenant: "kade",
    surgery: alter(POLICY, "kade", REFERENCES, (all: readonly Reference[]) =>
      all.filter(({ resourceArn }) => !resourceArn.endsWith("ThreatSignaturesWebAttacksStrictOrder")),
    ),
    killedBy: ["threat-signatures-drop"],
    at: "kade-1",
  },
  {
    what: "the tenant's own list is asked before the known attacks",
    by: "careless",
    tenant: "kade",
    surgery: alter(POLICY, "kade", REFERENCES, (all: readonly Reference[]) =>
      all.map((one) => (one.resourceArn.endsWith("/kade") ? { ...one, priority: 1 } : one)),
    ),
    killedBy: ["threat-signatures-drop"],
    at: "kade-1",
  },
  {
    what: "what no rule names is let pass",
    by: "careless",
    tenant: "almendro",
    surgery: set(POLICY, "almendro", { "firewallPolicy.statefulDefaultActions": ["aws:alert_established"] }),
    killedBy: ["firewall-drops-by-default"],
    at: "almendro-1",
  },
  {
    what: "all packets are let round the rules",
    by: "malicious",
    tenant: "kade",
    surgery: set(POLICY, "kade", { "firewallPolicy.statelessDefaultActions": ["aws:pass"] }),
    killedBy: ["firewall-drops-by-default"],
    at: "kade-1",
  },
  {
    what: "the firewall lets out whatever begins with a listed host's name",
    by: "careless",
    tenant: "kade",
    surgery: alter(
      RULES,
      "kade",
      "ruleGroup.rulesSource.statefulRules",
      (rules: readonly { ruleOptions: readonly { keyword: string }[] }[]) =>
        rules.map((rule) => ({
          ...rule,
          ruleOptions: rule.ruleOptions.filter(({ keyword }) => keyword !== "endswith"),
        })),
    ),
    killedBy: ["egress-allow-list"],
    at: "kade-1",
  },
  {
    what: "the firewall lets everything out by TLS",
    by: "malicious",
    tenant: "little-acorn",
    surgery: alter(RULES, "little-acorn", "ruleGroup.rulesSource.statefulRules", (rules: readonly object[]) => [
      ...rules,
      {
        action: "PASS",
        header: {
          destination: "ANY",
          destinationPort: "443",
          direction: "FORWARD",
          protocol: "TLS",
          source: "ANY",
          sourcePort: "ANY",
        },
        ruleOptions: [{ keyword: "sid", settings: ["99"] }],
      },
    ]),
    killedBy: ["egress-allow-list"],
    at: "little-acorn-1",
  },
  {
    what: "names are answered that nobody listed",
    by: "careless",
    tenant: "kade",
    surgery: alter(
      "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList",
      "kade-allowed",
      "domains",
      (domains: readonly string[]) => [...domains, "*.example.net"],
    ),
    killedBy: ["dns-firewall"],
    at: "kade",
  },
  {
    what: "every name is answered while the DNS firewall fails",
    by: "careless",
    tenant: "kade",
    surgery: set("aws:route53/resolverFirewallConfig:ResolverFirewallConfig", "kade", { firewallFailOpen: "ENABLED" }),
    killedBy: ["dns-firewall"],
    at: "kade",
  },
  {
    what: "nobody knows which names were asked for",
    by: "careless",
    tenant: "kade",
    surgery: remove("aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation", "kade"),
    killedBy: ["dns-firewall"],
    at: "kade",
  },
  {
    what: "the firewall of a zone writes alerts down, and no flows",
    by: "careless",
    tenant: "kade",
    surgery: alter(LOGGING, "kade-2", "loggingConfiguration.logDestinationConfigs", (all: readonly object[]) =>
      all.slice(0, 1),
    ),
    killedBy: ["firewall-logged"],
    at: "kade-2",
  },
  {
    what: "the firewall can be deleted by a slip",
    by: "careless",
    tenant: "cedar-hollow",
    surgery: set(FIREWALL, "cedar-hollow-1", { deleteProtection: false }),
    killedBy: ["firewall-protected"],
    at: "cedar-hollow-1",
  },
  {
    what: "the firewall can be given other rules by a slip",
    by: "careless",
    tenant: "kade",
    surgery: set(FIREWALL, "kade-2", { firewallPolicyChangeProtection: false }),
    killedBy: ["firewall-protected"],
    at: "kade-2",
  },
  {
    what: "the firewall takes the whole world for home, so that nobody comes from outside",
    by: "malicious",
    tenant: "kade",
    surgery: set(POLICY, "kade", {
      "firewallPolicy.policyVariables.ruleVariables": [{ key: "HOME_NET", ipSet: { definitions: ["0.0.0.0/0"] } }],
    }),
    killedBy: ["firewall-drops-by-default"],
    at: "which addresses are the tenant's",
  },
  {
    what: "unlisted names are answered as long as nobody asks for an address",
    by: "malicious",
    tenant: "kade",
    surgery: set("aws:route53/resolverFirewallRule:ResolverFirewallRule", "kade-others", { qType: "A" }),
    killedBy: ["dns-firewall"],
    at: "unlisted names are answered",
  },
  {
    what: "flows are written to a bucket of somebody else's",
    by: "malicious",
    tenant: "kade",
    surgery: set(LOGGING, "kade-1", {
      "loggingConfiguration.logDestinationConfigs.1.logDestination.bucketName": "somebody-elses",
    }),
    killedBy: ["firewall-logged"],
    at: "kade-1",
  },
];
