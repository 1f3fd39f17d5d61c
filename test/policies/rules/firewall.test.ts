import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN, type Value } from "../../../graph/index.ts";
import { dnsFirewall } from "../../../policies/rules/firewall/dns-firewall.ts";
import { egressAllowList } from "../../../policies/rules/firewall/egress-allow-list.ts";
import { firewallDropsByDefault } from "../../../policies/rules/firewall/firewall-drops-by-default.ts";
import { firewallLogged } from "../../../policies/rules/firewall/firewall-logged.ts";
import { firewallProtected } from "../../../policies/rules/firewall/firewall-protected.ts";
import { networkIdsInline } from "../../../policies/rules/firewall/network-ids-inline.ts";
import { threatSignaturesDrop } from "../../../policies/rules/firewall/threat-signatures-drop.ts";
import { added, almendro, type Change, type Home, refer, set, without } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

const POLICY = "FirewallPolicy::almendro";
const GROUP = "RuleGroup::almendro";
/** One property of the policy, of which every firewall knows. */
const policy = (path: string, value: Value | undefined) => set(POLICY, `firewallPolicy.${path}`, value);

describe("everything between the internet and the network passes the firewall of its zone", () => {
  const remedy = "lead both ways through the one firewall of the subnet's own zone";

  it("names the way out and the way back, hop by hop", () => {
    const passed = home.says(networkIdsInline);
    expect(passed).toEqual([
      "almendro-app-1 pass: All between almendro-app-1 and the internet passes the firewall almendro-1, both ways.",
      "almendro-app-2 pass: All between almendro-app-2 and the internet passes the firewall almendro-2, both ways.",
      "almendro-edge-1 pass: All between almendro-edge-1 and the internet passes the firewall almendro-1, both ways.",
      "almendro-edge-2 pass: All between almendro-edge-2 and the internet passes the firewall almendro-2, both ways.",
    ]);
  });

  it("finds a route round it", () => {
    const route = "Route::almendro-edge-1";
    const round = [
      set(route, "vpcEndpointId", undefined),
      set(route, "gatewayId", UNKNOWN),
      refer(route, "gatewayId", "InternetGateway::almendro"),
    ];
    expect(home.complaints(networkIdsInline, ...round)).toEqual([
      `almendro-app-1 fail: almendro-app-1 reaches the internet past the network firewall: subnet almendro-app-1 → NAT gateway almendro-1, by route almendro-app-1 → internet gateway almendro, by route almendro-edge-1 → the internet: ${remedy}.`,
      `almendro-edge-1 fail: almendro-edge-1 reaches the internet past the network firewall: subnet almendro-edge-1 → internet gateway almendro, by route almendro-edge-1 → the internet: ${remedy}.`,
    ]);
  });

  it("finds what comes in past it", () => {
    const way = "the internet → internet gateway almendro → subnet almendro-edge-2";
    const past = (subnet: string) => `The internet reaches ${subnet} past the network firewall: ${way}: ${remedy}.`;
    expect(home.complaints(networkIdsInline, without("Route::almendro-gateway-2"))).toEqual([
      `almendro-app-2 fail: ${past("almendro-app-2")}`,
      `almendro-edge-2 fail: ${past("almendro-edge-2")}`,
    ]);
  });

  it("finds a part of the subnet that the way in forgets", () => {
    const inward = home.subject.graph.resources.find(({ name }) => name === "almendro-gateway-1");
    const whole = String(inward?.inputs.destinationCidrBlock);
    const half = set("Route::almendro-gateway-1", "destinationCidrBlock", whole.replace("/25", "/26"));
    expect(home.complaints(networkIdsInline, half)[1]).toMatch(
      /^almendro-edge-1 fail: The internet reaches almendro-edge-1 past the network firewall/,
    );
  });

  it("finds answers that come back through another zone's firewall, which drops them", () => {
    const crossed = refer("Route::almendro-gateway-1", "vpcEndpointId", "Firewall::almendro-2");
    expect(home.complaints(networkIdsInline, crossed)[1]).toBe(
      `almendro-edge-1 fail: almendro-edge-1 is answered through another firewall: subnet almendro-edge-1 → firewall almendro-1, by route almendro-edge-1 → internet gateway almendro, by route almendro-firewall-1 → the internet; back the internet → internet gateway almendro → firewall almendro-2, by route almendro-gateway-1 → subnet almendro-edge-1: ${remedy}.`,
    );
  });

  it("finds both ways through another zone's firewall", () => {
    const there = refer("Route::almendro-edge-1", "vpcEndpointId", "Firewall::almendro-2");
    const back = refer("Route::almendro-gateway-1", "vpcEndpointId", "Firewall::almendro-2");
    expect(home.complaints(networkIdsInline, there, back)[1]).toMatch(
      /^almendro-edge-1 fail: almendro-edge-1 passes a firewall of another zone: subnet almendro-edge-1 → firewall almendro-2/,
    );
  });

  it("finds one firewall that stands in every zone, of which nobody knows which endpoint a route leads to", () => {
    const wide = refer(
      "Firewall::almendro-1",
      "subnetMappings",
      "Subnet::almendro-firewall-1",
      "Subnet::almendro-firewall-2",
    );
    expect(home.complaints(networkIdsInline, wide)[0]).toMatch(
      /^almendro-app-1 fail: .* passes a firewall of another zone/,
    );
  });

  it("finds something else in the firewall's own subnet", () => {
    const beside = added(
      "aws:ec2/instance:Instance",
      "beside",
      { subnetId: UNKNOWN },
      { subnetId: "Subnet::almendro-firewall-1" },
    );
    expect(home.complaints(networkIdsInline, beside)[0]).toMatch(
      /^almendro-firewall-1 fail: almendro-firewall-1 reaches the internet past the network firewall: /,
    );
  });

  it("finds a way out that ends where nobody looks", () => {
    const table = { routeTableId: "RouteTable::almendro-web-1" };
    const route = { destinationCidrBlock: "0.0.0.0/0", networkInterfaceId: "eni-1" };
    expect(home.complaints(networkIdsInline, added("aws:ec2/route:Route", "tunnel", route, table))).toEqual([
      `almendro-web-1 fail: almendro-web-1 has a way out that ends unseen: subnet almendro-web-1 → network interface outside this stack, by route tunnel: ${remedy}.`,
    ]);
  });

  it("leaves open where a way leads that can't be known", () => {
    const unknown = set("Route::almendro-gateway-1", "destinationCidrBlock", UNKNOWN);
    expect(home.complaints(networkIdsInline, unknown)[0]).toBe(
      `almendro-app-1 unproven: destinationCidrBlock of almendro-gateway-1 can't be known yet, and it is on the way, so it can't be proved: ${remedy}.`,
    );
  });
});

describe("signatures drop", () => {
  const remedy = "name AWS's groups in strict order before the tenant's own, without an override";
  const first = (change: Change) => home.complaints(threatSignaturesDrop, change)[0];
  const fault = (what: string) => `almendro-1 fail: almendro-1 lets known attacks pass, since ${what}: ${remedy}.`;

  it("finds a group that is another, only alerts, or comes after what passes", () => {
    const another = "arn:aws:network-firewall:eu-south-2:aws-managed:stateful-rulegroup/ThreatSignaturesFUPStrictOrder";
    expect(first(policy("statefulRuleGroupReferences.0.resourceArn", another))).toBe(
      fault("MalwareDomains isn't asked before anything passes"),
    );
    expect(first(policy("statefulRuleGroupReferences.2.override", { action: "DROP_TO_ALERT" }))).toBe(
      fault("ThreatSignaturesBotnetStrictOrder is turned to DROP_TO_ALERT"),
    );
    expect(first(policy("statefulRuleGroupReferences.2.priority", 999))).toBe(
      fault("ThreatSignaturesBotnet isn't asked before anything passes"),
    );
  });

  it("leaves open a policy that is elsewhere or can't be known", () => {
    expect(home.complaints(threatSignaturesDrop, refer("Firewall::almendro-1", "firewallPolicyArn"))).toEqual([
      `almendro-1 unproven: the policy of almendro-1 is none of this stack, so it can't be proved: ${remedy}.`,
    ]);
    expect(
      home.complaints(threatSignaturesDrop, policy("statefulRuleGroupReferences.0.resourceArn", UNKNOWN))[0],
    ).toMatch(
      /^almendro-1 unproven: firewallPolicy\.statefulRuleGroupReferences\.0\.resourceArn of almendro can't be known yet/,
    );
  });
});

describe("what no rule lets pass is dropped", () => {
  it.each([
    ["statefulEngineOptions.ruleOrder", "DEFAULT_ACTION_ORDER", "its rules have no strict order"],
    ["statefulDefaultActions", ["aws:alert_established"], "what no rule speaks of passes"],
    ["statefulEngineOptions.streamExceptionPolicy", "CONTINUE", "it goes on where it has lost a connection"],
    ["statelessDefaultActions", ["aws:pass"], "statelessDefaultActions are aws:pass"],
    ["statelessFragmentDefaultActions", ["aws:pass"], "statelessFragmentDefaultActions are aws:pass"],
    ["statelessRuleGroupReferences", [{ priority: 1 }], "stateless rules come before its own"],
    ["policyVariables", undefined, "it doesn't know which addresses are the tenant's"],
    ...[["0.0.0.0/0"], ["10.175.32.0/19", "8.8.8.0/24"], ["10.20.0.0/16"], []].map(
      (definitions): [string, Value, string] => [
        "policyVariables.ruleVariables",
        [{ key: "HOME_NET", ipSet: { definitions } }],
        "it doesn't know which addresses are the tenant's",
      ],
    ),
    [
      "policyVariables.ruleVariables",
      [{ key: "EXTERNAL_NET", ipSet: { definitions: ["10.175.32.0/19"] } }],
      "it doesn't know which addresses are the tenant's",
    ],
  ])("finds %s otherwise", (path, value, what) => {
    const [first] = home.complaints(firewallDropsByDefault, policy(path, value));
    expect(first).toBe(
      `almendro-1 fail: almendro-1 lets through what it shouldn't, since ${what}: ${firewallDropsByDefault.remedy}.`,
    );
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(firewallDropsByDefault, policy("statefulDefaultActions", UNKNOWN))[0]).toMatch(
      /^almendro-1 unproven: firewallPolicy\.statefulDefaultActions of almendro can't be known yet/,
    );
  });
});

describe("only listed hosts are called", () => {
  const remedy = "let the firewall's own group pass TLS to each listed host by name, and nothing else";
  const rule = (at: number, path: string) => `ruleGroup.rulesSource.statefulRules.${at}.${path}`;
  const first = (...changes: readonly Change[]) => home.complaints(egressAllowList, ...changes)[0];
  const fault = (what: string) =>
    `almendro-1 fail: almendro-1 doesn't go by the tenant's list, since ${what}: ${remedy}.`;
  const [HTTP, WEB, LISTED] = [2, 3, 4];

  it("names them", () => {
    expect(home.says(egressAllowList)[0]).toBe(
      "almendro-1 pass: almendro-1 lets out TLS to accounts.google.com:443 and api.linkedin.com:443 and api.payroll.example:443 and graph.microsoft.com:443 and login.microsoftonline.com:443 and oauth2.googleapis.com:443 and openidconnect.googleapis.com:443 and www.googleapis.com:443 and www.linkedin.com:443 and relay.correo.example:465 and nothing else.",
    );
  });

  it("finds a host that nobody listed, and with it the listed one that can't be called", () => {
    const other = set(GROUP, rule(LISTED, "ruleOptions.2.settings.0"), '"evil.example"');
    expect(first(other)).toBe(
      fault("it lets TLS out to evil.example:443 and it keeps accounts.google.com:443 from being called"),
    );
  });

  it("finds a name that is bound at one end only", () => {
    expect(first(set(GROUP, rule(LISTED, "ruleOptions.3.keyword"), "nocase"))).toBe(
      fault(
        "it lets TLS on port 443 out to no host in particular and it keeps accounts.google.com:443 from being called",
      ),
    );
  });

  it("finds a listed host on another port, and plain traffic", () => {
    expect(first(set(GROUP, rule(LISTED, "header.destinationPort"), "8443"))).toBe(
      fault("it lets TLS out to accounts.google.com:8443 and it keeps accounts.google.com:443 from being called"),
    );
    expect(first(set(GROUP, rule(LISTED, "header.protocol"), "HTTP"))).toContain(
      "it lets HTTP on port 443 out to no host in particular",
    );
  });

  it("finds what comes in for others than the load balancer, and both directions at once", () => {
    expect(first(set(GROUP, rule(HTTP, "header.destination"), "10.0.0.0/8"))).toBe(
      fault("it lets HTTP on port 80 out to no host in particular"),
    );
    expect(first(set(GROUP, rule(HTTP, "header.direction"), "ANY"))).toBe(
      fault("it lets HTTP on port 80 out to no host in particular"),
    );
    expect(first(set(GROUP, rule(WEB, "header.destinationPort"), "22"))).toContain("it lets TLS out to almendro.");
  });

  it("finds what leaves as if it came in, by whatever a group calls its source", () => {
    expect(first(set(GROUP, rule(HTTP, "header.destination"), "203.0.113.0/24"))).toBe(
      fault("it lets HTTP on port 80 out to no host in particular"),
    );
  });

  it("finds that a tenant without firewall can call nobody", () => {
    expect(home.complaints(egressAllowList, without("Firewall::almendro-1"), without("Firewall::almendro-2"))).toEqual([
      expect.stringMatching(/^- fail: No network firewall lets the system call accounts\.google\.com and /),
    ]);
  });

  it("leaves open rules that are a text, or elsewhere", () => {
    const text = set(GROUP, "ruleGroup.rulesSource", { rulesString: "pass ip any any -> any any (sid:1;)" });
    expect(first(text)).toBe(
      `almendro-1 unproven: the rules of almendro aren't written out field by field, so it can't be proved: ${remedy}.`,
    );
    expect(first(set(GROUP, "name", "another"))).toBe(
      `almendro-1 unproven: a group of rules of almendro-1 is none of this stack, so it can't be proved: ${remedy}.`,
    );
  });
});

describe("firewalls write down what they see, and nobody takes them out of the way", () => {
  it.each([
    [without("LoggingConfiguration::almendro-1"), "nobody records what almendro-1 sees"],
    [
      set("LoggingConfiguration::almendro-1", "loggingConfiguration.logDestinationConfigs.1.logType", "TLS"),
      "almendro-1 keeps no log of kind FLOW",
    ],
    [
      refer("LoggingConfiguration::almendro-1", "loggingConfiguration"),
      "almendro-1 writes logs to something that isn't of this stack",
    ],
    [
      set("LoggingConfiguration::almendro-1", "loggingConfiguration.logDestinationConfigs.1.logDestination", {
        bucketName: "somebody-elses",
      }),
      "almendro-1 writes logs to something that isn't of this stack",
    ],
    [
      set("LoggingConfiguration::almendro-1", "loggingConfiguration.logDestinationConfigs.1.logDestination", {
        logGroup: "/elsewhere",
      }),
      "almendro-1 writes logs to something that isn't of this stack",
    ],
  ])("finds what isn't recorded", (change, what) => {
    expect(home.complaints(firewallLogged, change)).toEqual([`almendro-1 fail: ${what}: ${firewallLogged.remedy}.`]);
  });

  it.each([
    ["deleteProtection", "be deleted"],
    ["subnetChangeProtection", "be moved out of the way"],
    ["firewallPolicyChangeProtection", "be given other rules"],
  ])("finds %s off", (property, harm) => {
    expect(home.complaints(firewallProtected, set("Firewall::almendro-1", property, false))).toEqual([
      `almendro-1 fail: almendro-1 can ${harm} by mistake: ${firewallProtected.remedy}.`,
    ]);
    expect(home.complaints(firewallProtected, set("Firewall::almendro-1", property, UNKNOWN))[0]).toMatch(
      /^almendro-1 unproven: /,
    );
  });
});

describe("names are answered for listed hosts only", () => {
  const fault = (what: string) =>
    `almendro fail: the DNS firewall of almendro doesn't hold, since ${what}: ${dnsFirewall.remedy}.`;

  it.each([
    [without("ResolverFirewallRuleGroupAssociation::almendro"), "nothing is tied to it"],
    [without("ResolverFirewallConfig::almendro"), "every name is answered while it fails"],
    [set("ResolverFirewallConfig::almendro", "firewallFailOpen", "ENABLED"), "every name is answered while it fails"],
    [
      added(
        "aws:route53/resolverFirewallConfig:ResolverFirewallConfig",
        "open",
        { firewallFailOpen: "ENABLED" },
        { resourceId: "Vpc::almendro" },
      ),
      "every name is answered while it fails",
    ],
    [set("ResolverFirewallRule::almendro-others", "qType", "A"), "unlisted names are answered"],
    [without("ResolverQueryLogConfigAssociation::almendro"), "nobody records what is asked for"],
    [without("ResolverFirewallRule::almendro-others"), "unlisted names are answered"],
    [
      set("ResolverFirewallRule::almendro-others", "action", "ALERT"),
      "unlisted names are answered and * is answered, which nobody listed",
    ],
    [
      set("ResolverFirewallDomainList::almendro-allowed", "domains.0", "*.evil.example"),
      "*.evil.example is answered, which nobody listed",
    ],
    [
      set("ResolverFirewallDomainList::almendro-allowed", "domains.0", "*.us-east-1.amazonaws.com"),
      "*.us-east-1.amazonaws.com is answered, which nobody listed",
    ],
    [
      set("ResolverFirewallRuleGroupAssociation::almendro", "mutationProtection", "DISABLED"),
      "almendro can be untied by mistake",
    ],
  ])("finds what holds no longer", (change, what) => {
    expect(home.complaints(dnsFirewall, change)).toEqual([fault(what)]);
  });

  it("leaves open names that can't be known", () => {
    const hidden = set("ResolverFirewallDomainList::almendro-allowed", "domains", UNKNOWN);
    expect(home.complaints(dnsFirewall, hidden)).toEqual([
      `almendro unproven: domains of almendro-allowed can't be known yet, so it can't be proved: ${dnsFirewall.remedy}.`,
    ]);
  });
});
