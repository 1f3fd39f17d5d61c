import { beforeAll, describe, expect, it } from "vitest";
import { dig, UNKNOWN, type Value } from "../../../graph/index.ts";
import { directoryNamesAskedPrivately } from "../../../policies/rules/directory/directory-names-asked-privately.ts";
import { directoryReachedPrivately } from "../../../policies/rules/directory/directory-reached-privately.ts";
import { signInNeedsNobodyElse } from "../../../policies/rules/directory/sign-in-needs-nobody-else.ts";
import { vpnOutageRingsAnAlarm } from "../../../policies/rules/directory/vpn-outage-rings-an-alarm.ts";
import { secretsFilledByPeople } from "../../../policies/rules/encryption/secrets-filled-by-people.ts";
import { dnsFirewall } from "../../../policies/rules/firewall/dns-firewall.ts";
import { egressAllowList } from "../../../policies/rules/firewall/egress-allow-list.ts";
import { dbSubnetsNoInternetRoute } from "../../../policies/rules/network/db-subnets-no-internet-route.ts";
import { added, almendro, type Home, home, refer, set, without } from "./almendro.ts";

let ldap: Home;
let active: Home;
let none: Home;
beforeAll(async () => {
  [ldap, active, none] = [await almendro(), await home("fjordbevegelse"), await home("kade")];
});

describe("the directory is reached over the VPN, through one firewall both ways", () => {
  const [there, back] = ["Route::almendro-app-10.20.0.0-16-1", "Route::almendro-sites-app-1"];
  const lost = "almendro-app-1 has no way to 10.20.0.0/16 that one firewall sees both ways";

  it("in every zone, as it is built", () => {
    expect(ldap.says(directoryReachedPrivately)).toEqual(
      [1, 2].map(
        (zone) =>
          `almendro-app-${zone} pass: almendro-app-${zone} reaches ldap.almendro.example by the VPN head-office, both ways through the firewall almendro-${zone}.`,
      ),
    );
  });

  it("and nobody has such a way who bought none", () => {
    expect(none.says(directoryReachedPrivately)).toEqual(["- pass: no directory was sold, and none is reached."]);
  });

  it.each([
    ["nothing leads there", without(there)],
    ["the answer comes back past it", without(back)],
    ["the answer comes back through another", refer(back, "vpcEndpointId", "Firewall::almendro-2")],
    ["a part of it is forgotten", set(there, "destinationCidrBlock", "10.20.0.0/17")],
  ])("unless %s", (_, change) => {
    expect(ldap.complaints(directoryReachedPrivately, change)[0]).toContain(`almendro-app-1 fail: ${lost}: `);
  });

  it("which is open while a route can't be known", () => {
    const open = set(there, "destinationCidrBlock", UNKNOWN);
    expect(ldap.complaints(directoryReachedPrivately, open)[0]).toContain("almendro-app-1 unproven: Which way ");
  });
});

describe("other rules know the directory's way and no further", () => {
  const way = (network: string) =>
    added(
      "aws:ec2/route:Route",
      "more",
      { routeTableId: UNKNOWN, destinationCidrBlock: network, vpcEndpointId: UNKNOWN },
      { routeTableId: "RouteTable::fjordbevegelse-control-1", vpcEndpointId: "Firewall::fjordbevegelse-1" },
    );

  it("by routes: the tier of the resolver reaches its servers alone, through the firewall of its zone", () => {
    for (const tenant of [ldap, active]) expect(tenant.complaints(dbSubnetsNoInternetRoute)).toEqual([]);
    expect(active.complaints(dbSubnetsNoInternetRoute, way("10.40.0.0/16"))[0]).toContain(
      "fjordbevegelse-control-1 fail: ",
    );
    const crossed = refer("Route::fjordbevegelse-app-10.40.0.0-16-1", "vpcEndpointId", "Firewall::fjordbevegelse-2");
    expect(active.complaints(dbSubnetsNoInternetRoute, crossed)[0]).toContain("fjordbevegelse-app-1 fail: ");
  });

  it("by the firewall's rules: TLS to its networks, and names of its servers", () => {
    for (const tenant of [ldap, active]) expect(tenant.complaints(egressAllowList)).toEqual([]);
    const rules = "ruleGroup.rulesSource.statefulRules";
    const last = (tenant: Home, path: string, value: Value) => {
      const group = tenant.subject.graph.resources.find(({ type }) => type.endsWith(":RuleGroup"));
      const all = dig(group?.inputs ?? {}, rules) as readonly Value[];
      return set(`RuleGroup::${group?.name}`, `${rules}.${all.length - 1}.header.${path}`, value);
    };
    for (const [path, value] of [
      ["protocol", "TCP"],
      ["destination", "10.0.0.0/8"],
      ["destinationPort", "389"],
      ["source", "ANY"],
    ] as const)
      expect(active.complaints(egressAllowList, last(active, path, value))).toHaveLength(2);
  });

  it("by names: those of the directory are answered, and none of who has none", () => {
    for (const tenant of [ldap, active]) expect(tenant.complaints(dnsFirewall)).toEqual([]);
    const { connections } = ldap.subject.settled.tenant;
    const { directory: _, ...others } = connections;
    const tenant = { ...ldap.subject.settled.tenant, connections: others };
    const unsold = ldap.of({ ...ldap.subject, settled: { ...ldap.subject.settled, tenant } });
    expect(unsold.complaints(dnsFirewall)[0]).toContain("ldap.almendro.example is answered, which nobody listed");
  });
});

describe("the directory's names are asked of its own servers", () => {
  const [rule, endpoint] = ["ResolverRule::fjordbevegelse-directory", "ResolverEndpoint::fjordbevegelse-directory"];
  const complaints = (...changes: Parameters<Home["complaints"]>[1][]) =>
    active.complaints(directoryNamesAskedPrivately, ...changes).join("\n");

  it("as it is built", () => {
    expect(active.says(directoryNamesAskedPrivately)).toEqual([
      "fjordbevegelse-directory pass: fjordbevegelse-directory asks and answers nobody.",
      "fjordbevegelse-directory pass: ad.fjordbevegelse.example is asked of 10.40.0.10 and 10.40.1.10 alone.",
    ]);
  });

  it.each([
    ["answers whoever asks from outside", () => set(endpoint, "direction", "INBOUND")],
    ["has bank.example asked of somebody else", () => set(rule, "domainName", "bank.example")],
    ["is asked of 10.40.0.66, whom nobody named", () => set(rule, "targetIps", [{ ip: "10.40.0.66" }])],
    ["forwards nothing", () => refer(rule, "resolverEndpointId")],
    ["forwards nothing", () => set(rule, "ruleType", "SYSTEM")],
    ["forwards nothing", () => set(rule, "targetIps", [])],
    ["forwards nothing", () => without("ResolverRuleAssociation::fjordbevegelse-directory")],
    ["nothing asks 10.40.0.10 and 10.40.1.10 for ad.fjordbevegelse.example", () => without(rule)],
  ])("unless one %s", (fault, change) => {
    expect(complaints(change())).toMatch(new RegExp(`fail: .*${fault}`));
  });

  it("which is open while it can't be known", () => {
    expect(complaints(set(rule, "targetIps", UNKNOWN))).toContain("unproven: targetIps of fjordbevegelse-directory");
  });
});

describe("nothing asks for names of a directory", () => {
  const nothing = ["- not-applicable: nothing in this stack is of a kind that this rule judges."];

  it("that nobody bought, or that is known by its address", () => {
    expect(none.says(directoryNamesAskedPrivately)).toEqual(nothing);
    const { settled } = active.subject;
    const { connections } = settled.tenant;
    const directory = { ...connections.directory, dns: [] } as typeof connections.directory;
    const tenant = { ...settled.tenant, connections: { ...connections, directory } };
    const unasked = active.of({ ...active.subject, settled: { ...settled, tenant } });
    const [rule, endpoint] = ["ResolverRule::fjordbevegelse-directory", "ResolverEndpoint::fjordbevegelse-directory"];
    expect(unasked.says(directoryNamesAskedPrivately, without(rule), without(endpoint))).toEqual(nothing);
  });

  it("unless somebody adds a rule", () => {
    const rule = added("aws:route53/resolverRule:ResolverRule", "bank", { domainName: "bank.example" });
    expect(none.complaints(directoryNamesAskedPrivately, rule)[0]).toContain(
      "bank fail: bank has bank.example asked of somebody else: ",
    );
  });
});

describe("somebody hears when a VPN is down", () => {
  const alarm = "MetricAlarm::almendro-head-office-down";

  it("as it is built", () => {
    expect(ldap.says(vpnOutageRingsAnAlarm)).toEqual([
      "almendro-head-office pass: when almendro-head-office is down, sistemas@almendro.example hears of it.",
    ]);
  });

  it.each([
    ["there is no alarm", without(alarm)],
    ["it is of another thing", set(alarm, "metricName", "TunnelDataIn")],
    ["it is of another service", set(alarm, "namespace", "Custom/VPN")],
    ["it rings while all is well", set(alarm, "comparisonOperator", "GreaterThanThreshold")],
    ["silence is taken for health", set(alarm, "treatMissingData", "notBreaching")],
    ["it is muted", set(alarm, "actionsEnabled", false)],
    ["it waits for a day", set(alarm, "period", 86_400)],
    ["it waits for twenty times in vain", set(alarm, "evaluationPeriods", 20)],
    ["it counts how often it was asked", set(alarm, "statistic", "SampleCount")],
    ["nobody subscribed", without("TopicSubscription::almendro-vpn-outages")],
    ["a stranger did", set("TopicSubscription::almendro-vpn-outages", "endpoint", "someone@else.example")],
  ])("unless %s", (_, change) => {
    expect(ldap.complaints(vpnOutageRingsAnAlarm, change)[0]).toContain(
      "almendro-head-office fail: when almendro-head-office is down, nobody hears of it: ",
    );
  });

  it("which is open while it can't be known", () => {
    expect(ldap.complaints(vpnOutageRingsAnAlarm, set(alarm, "threshold", UNKNOWN))[0]).toContain("unproven: ");
  });
});

describe("signing in needs nobody else", () => {
  const listener = "Listener::almendro-https";

  it("as it is built", () => {
    expect(ldap.complaints(signInNeedsNobodyElse)).toEqual([]);
    expect(ldap.says(signInNeedsNobodyElse)).toHaveLength(2);
  });

  it("unless a listener asks an identity provider first", () => {
    expect(ldap.complaints(signInNeedsNobodyElse, set(listener, "defaultActions.0.type", "authenticate-oidc"))).toEqual(
      [expect.stringContaining("fail: nobody gets past almendro-https while an identity provider is down: ")],
    );
  });

  it("which is open while it can't be known", () => {
    expect(ldap.complaints(signInNeedsNobodyElse, set(listener, "defaultActions", UNKNOWN))[0]).toContain("unproven: ");
  });
});

describe("what opens other people's systems is in nobody's state", () => {
  const version = (inputs: Readonly<Record<string, Value>>) =>
    added("aws:secretsmanager/secretVersion:SecretVersion", "told", inputs, { secretId: "Secret::almendro-directory" });

  it("as it is built", () => {
    expect(ldap.says(secretsFilledByPeople)).toEqual([
      "almendro-directory pass: nothing in this stack says what almendro-directory holds.",
      "almendro-mail-relay pass: nothing in this stack says what almendro-mail-relay holds.",
    ]);
  });

  it("unless a version says it, be it known yet or not", () => {
    for (const told of [{ secretString: "plain" }, { secretString: UNKNOWN }, { secretStringWo: "plain" }])
      expect(ldap.complaints(secretsFilledByPeople, version({ secretId: UNKNOWN, ...told }))[0]).toContain(
        "almendro-directory fail: told tells this stack's state what almendro-directory holds: ",
      );
    expect(ldap.complaints(secretsFilledByPeople, version({ secretId: UNKNOWN }))).toEqual([]);
  });
});
