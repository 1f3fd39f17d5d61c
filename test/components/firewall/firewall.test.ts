import { beforeAll, describe, expect, test } from "vitest";
import { Firewall } from "../../../components/firewall/index.ts";
import { Network } from "../../../components/network/index.ts";
import type { Graph, Resource } from "../../../graph/index.ts";
import { counts, PLACE, plan, refs, storage, TAGS, the } from "../given.ts";

const ROUTE = "aws:ec2/route:Route";
const FIREWALL = "aws:networkfirewall/firewall:Firewall";
const HOSTS = [{ host: "api.payroll.example", port: 443 }];

interface Given {
  readonly zones?: readonly string[];
  readonly destinations?: typeof HOSTS;
  readonly deletionProtected?: boolean;
}

function declare({ zones = ["eus2-az1", "eus2-az2"], destinations = HOSTS, ...more }: Given = {}): void {
  const logs = storage().bucket("logs");
  const common = { place: PLACE, tags: TAGS, logs };
  const ports = { node: 30443, app: 8443, database: 5432, outside: destinations.map(({ port }) => port) };
  const range = "10.42.0.0/19";
  const network = new Network("almendro", { ...common, range, zones, ports, imageAccount: "222222222222" });
  new Firewall("almendro", {
    ...common,
    ...more,
    vpcId: network.vpcId,
    gateway: network.gateway,
    zones: network.zones,
    addresses: { network: range, edge: network.addresses("edge") },
    host: "almendro.homes.example",
    destinations,
  });
}

let graph: Graph;
beforeAll(async () => {
  graph = await plan(() => declare());
});

const routes = (of: Graph) =>
  of.resources
    .filter(({ type }) => type === ROUTE)
    .map((route: Resource) => {
      const [target] = ["vpcEndpointId", "natGatewayId", "gatewayId"].flatMap((property) =>
        refs(route, property).map((to) => `${property} ${to}`),
      );
      return `${refs(route, "routeTableId")} ${route.inputs.destinationCidrBlock} → ${target}`;
    });

describe("the ways in and out", () => {
  test("lead through the firewall of each zone, both ways, and the application out by its zone's NAT", () => {
    expect(routes(graph)).toEqual([
      "almendro-app-1 0.0.0.0/0 → natGatewayId almendro-1",
      "almendro-app-2 0.0.0.0/0 → natGatewayId almendro-2",
      "almendro-edge-1 0.0.0.0/0 → vpcEndpointId almendro-1",
      "almendro-edge-2 0.0.0.0/0 → vpcEndpointId almendro-2",
      "almendro-firewall-1 0.0.0.0/0 → gatewayId almendro",
      "almendro-firewall-2 0.0.0.0/0 → gatewayId almendro",
      "almendro-gateway 10.42.22.0/25 → vpcEndpointId almendro-1",
      "almendro-gateway 10.42.22.128/25 → vpcEndpointId almendro-2",
    ]);
  });

  test("stand in each zone's own subnets", () => {
    for (const slot of ["1", "2"]) {
      expect(refs(the(graph, FIREWALL, `almendro-${slot}`), "subnetMappings")).toEqual([`almendro-firewall-${slot}`]);
      const nat = the(graph, "aws:ec2/natGateway:NatGateway", `almendro-${slot}`);
      expect(refs(nat, "subnetId")).toEqual([`almendro-edge-${slot}`]);
      expect(refs(nat, "allocationId")).toEqual([`almendro-${slot}`]);
      expect(nat.dependsOn.map((urn) => urn.split("$").at(-1))).toContain(
        "aws:ec2/internetGateway:InternetGateway::almendro",
      );
    }
  });

  test("have no NAT and no route for the application when nobody may be called", async () => {
    const closed = await plan(() => declare({ destinations: [] }));
    expect(Object.keys(counts(closed)).filter((type) => /natGateway|eip/.test(type))).toEqual([]);
    expect(routes(closed).filter((route) => route.startsWith("almendro-app"))).toEqual([]);
    expect(counts(closed)[FIREWALL]).toBe(2);
  });

  test("are kept as they are when a zone is added", async () => {
    const wider = await plan(() => declare({ zones: ["eus2-az1", "eus2-az2", "eus2-az3"] }));
    const kept = graph.resources.filter(({ type }) => /ec2\/route|natGateway|networkfirewall/.test(type));
    for (const resource of kept) expect(wider.byUrn.get(resource.urn)?.inputs, resource.urn).toEqual(resource.inputs);
    expect(counts(wider)[FIREWALL]).toBe(3);
  });
});

describe("every firewall", () => {
  test("goes by the one policy, and can't be deleted, moved or given another", () => {
    const firewall = the(graph, FIREWALL, "almendro-1");
    expect(refs(firewall, "firewallPolicyArn")).toEqual(["almendro"]);
    expect(firewall.inputs).toMatchObject({
      deleteProtection: true,
      subnetChangeProtection: true,
      firewallPolicyChangeProtection: true,
    });
  });

  test("asks AWS's signatures first, then the tenant's list, and drops the rest", () => {
    const { firewallPolicy } = the(graph, "aws:networkfirewall/firewallPolicy:FirewallPolicy", "almendro").inputs;
    expect(firewallPolicy).toMatchObject({
      statelessDefaultActions: ["aws:forward_to_sfe"],
      statelessFragmentDefaultActions: ["aws:forward_to_sfe"],
      statefulEngineOptions: { ruleOrder: "STRICT_ORDER", streamExceptionPolicy: "REJECT" },
      statefulDefaultActions: ["aws:drop_established_app_layer_to_server", "aws:alert_established_app_layer_to_server"],
      policyVariables: { ruleVariables: [{ key: "HOME_NET", ipSet: { definitions: ["10.42.0.0/19"] } }] },
    });
    const { statefulRuleGroupReferences: groups } = firewallPolicy as {
      statefulRuleGroupReferences: { resourceArn: string; priority: number; override?: object }[];
    };
    expect(groups.map(({ priority }) => priority)).toEqual(groups.map((_, at) => 10 * (at + 1)));
    expect(groups.filter(({ override }) => override !== undefined)).toEqual([]);
    expect(groups[2]?.resourceArn).toBe(
      "arn:aws:network-firewall:eu-south-2:aws-managed:stateful-rulegroup/ThreatSignaturesBotnetStrictOrder",
    );
    expect(groups.at(-1)?.resourceArn).toBe(
      "arn:aws:network-firewall:eu-south-2:111111111111:stateful-rulegroup/almendro",
    );
  });

  test("writes alerts and flows into the bucket under the log key", () => {
    const logging = the(graph, "aws:networkfirewall/loggingConfiguration:LoggingConfiguration", "almendro-2");
    expect(refs(logging, "firewallArn")).toEqual(["almendro-2"]);
    expect(refs(logging, "loggingConfiguration")).toEqual(["almendro-logs"]);
    const { logDestinationConfigs } = logging.inputs.loggingConfiguration as { logDestinationConfigs: object[] };
    expect(logDestinationConfigs).toMatchObject([{ logType: "ALERT" }, { logType: "FLOW" }]);
  });
});

describe("names", () => {
  const rule = (name: string) => the(graph, "aws:route53/resolverFirewallRule:ResolverFirewallRule", name);

  test("are answered when listed, wherever a listed host then points, and no other is", () => {
    expect(rule("almendro-allowed").inputs).toMatchObject({
      action: "ALLOW",
      priority: 100,
      firewallDomainRedirectionAction: "TRUST_REDIRECTION_DOMAIN",
    });
    expect(rule("almendro-others").inputs).toMatchObject({ action: "BLOCK", blockResponse: "NXDOMAIN", priority: 200 });
    const lists = "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList";
    expect(the(graph, lists, "almendro-allowed").inputs.domains).toContain("api.payroll.example");
    expect(the(graph, lists, "almendro-others").inputs.domains).toEqual(["*"]);
  });

  test("are none while the DNS firewall fails, and nobody unties it", () => {
    const config = the(graph, "aws:route53/resolverFirewallConfig:ResolverFirewallConfig", "almendro");
    expect(config.inputs.firewallFailOpen).toBe("DISABLED");
    const tie = "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation";
    expect(the(graph, tie, "almendro").inputs).toMatchObject({ mutationProtection: "ENABLED", priority: 101 });
  });
});

test("a leaving tenant's firewalls let themselves be taken down", async () => {
  const leaving = await plan(() => declare({ deletionProtected: false }));
  expect(the(leaving, FIREWALL, "almendro-1").inputs).toMatchObject({
    deleteProtection: false,
    subnetChangeProtection: false,
    firewallPolicyChangeProtection: false,
  });
  const tie = "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation";
  expect(the(leaving, tie, "almendro").inputs.mutationProtection).toBe("DISABLED");
});
