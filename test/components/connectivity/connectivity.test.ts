import { beforeAll, describe, expect, test } from "vitest";
import { Connectivity } from "../../../components/connectivity/index.ts";
import { Firewall } from "../../../components/firewall/index.ts";
import { Network } from "../../../components/network/index.ts";
import type { Graph } from "../../../graph/index.ts";
import { counts, LOGS, PLACE, plan, refs, storage, TAGS, the } from "../given.ts";

const ROUTE = "aws:ec2/route:Route";
const CONNECTION = "aws:ec2/vpnConnection:VpnConnection";
const OFFICE = { name: "office", address: "203.0.113.10", networks: ["10.20.0.0/16", "10.30.0.0/24"] };
const BRANCH = { name: "branch", address: "203.0.113.11", networks: ["10.50.0.0/24"] };

function declare(sites = [OFFICE]): void {
  const common = { place: PLACE, tags: TAGS };
  const logs = storage().bucket("logs");
  const ports = { node: 30443, app: 8443, database: 5432, outside: [] };
  const range = "10.42.0.0/19";
  const zones = ["eus2-az1", "eus2-az2"];
  const network = new Network("almendro", { ...common, logs, range, zones, ports, imageAccount: "222222222222" });
  const firewall = new Firewall("almendro", {
    ...common,
    logs,
    vpcId: network.vpcId,
    gateway: network.gateway,
    zones: network.zones,
    addresses: { network: range, edge: network.addresses("edge") },
    host: "almendro.homes.example",
    destinations: [],
  });
  new Connectivity("almendro", {
    ...common,
    sites,
    vpcId: network.vpcId,
    zones: network.zones,
    firewallEndpoints: firewall.endpoints,
    logs: LOGS,
    noticeAddress: "it@almendro.example",
  });
}

let graph: Graph;
beforeAll(async () => {
  graph = await plan(() => declare());
});

const routes = (of: Graph) =>
  of.resources
    .filter(({ type, name }) => type === ROUTE && /sites|office/.test(name))
    .map((route) => {
      const [to] = ["vpcEndpointId", "gatewayId"].flatMap((way) => refs(route, way).map((one) => `${way} ${one}`));
      return `${refs(route, "routeTableId")} ${route.inputs.destinationCidrBlock} → ${to}`;
    });

describe("a site that is joined by VPN", () => {
  test("comes in through the firewall of each zone to its edge, and is answered the same way", () => {
    expect(routes(graph)).toEqual([
      "almendro-firewall-1 10.20.0.0/16 → gatewayId almendro",
      "almendro-firewall-2 10.20.0.0/16 → gatewayId almendro",
      "almendro-firewall-1 10.30.0.0/24 → gatewayId almendro",
      "almendro-firewall-2 10.30.0.0/24 → gatewayId almendro",
      "almendro-sites 10.42.22.0/25 → vpcEndpointId almendro-1",
      "almendro-sites 10.42.22.128/25 → vpcEndpointId almendro-2",
    ]);
    const link = the(graph, "aws:ec2/routeTableAssociation:RouteTableAssociation", "almendro-sites");
    expect([refs(link, "gatewayId"), refs(link, "routeTableId")]).toEqual([["almendro"], ["almendro-sites"]]);
  });

  test("is exactly the device and the networks that were named", () => {
    expect(the(graph, "aws:ec2/customerGateway:CustomerGateway", "almendro-office").inputs.ipAddress).toBe(
      OFFICE.address,
    );
    const behind = graph.resources.filter(({ type }) => type === "aws:ec2/vpnConnectionRoute:VpnConnectionRoute");
    expect(behind.map(({ inputs }) => inputs.destinationCidrBlock)).toEqual(OFFICE.networks);
    expect(the(graph, CONNECTION, "almendro-office").inputs.staticRoutesOnly).toBe(true);
  });

  test("speaks strong terms alone over both tunnels, whose keys no state holds", () => {
    const { inputs } = the(graph, CONNECTION, "almendro-office");
    for (const tunnel of ["tunnel1", "tunnel2"]) {
      expect(inputs[`${tunnel}IkeVersions`]).toEqual(["ikev2"]);
      for (const phase of ["Phase1", "Phase2"]) {
        expect(inputs[`${tunnel}${phase}EncryptionAlgorithms`]).toEqual(["AES256-GCM-16"]);
        expect(inputs[`${tunnel}${phase}IntegrityAlgorithms`]).toEqual(["SHA2-384", "SHA2-512"]);
        expect(inputs[`${tunnel}${phase}DhGroupNumbers`]).toEqual([19, 20, 21]);
      }
    }
    expect(inputs.presharedKeyStorage).toBe("SecretsManager");
    expect(Object.keys(inputs).filter((property) => property.endsWith("PresharedKey"))).toEqual([]);
  });

  test("leaves a record of each tunnel under the log key, as long as logs are kept", () => {
    expect(the(graph, "aws:cloudwatch/logGroup:LogGroup", "almendro-tunnels").inputs).toMatchObject({
      name: "/aws/vendedlogs/vpn/almendro",
      kmsKeyId: LOGS.keyArn,
      retentionInDays: 731,
    });
    expect(refs(the(graph, CONNECTION, "almendro-office"), "tunnel2LogOptions")).toEqual(["almendro-tunnels"]);
  });

  test("is kept as it is when another is joined, by the same gateway", async () => {
    const wider = await plan(() => declare([OFFICE, BRANCH]));
    for (const { urn, inputs } of graph.resources) expect(wider.byUrn.get(urn)?.inputs, urn).toEqual(inputs);
    expect(counts(wider)).toMatchObject({ [CONNECTION]: 2, "aws:ec2/vpnGateway:VpnGateway": 1 });
  });
});

describe("a contact", () => {
  test("hears within minutes when no tunnel of a site is up, or nothing is heard of them", () => {
    const alarm = the(graph, "aws:cloudwatch/metricAlarm:MetricAlarm", "almendro-office-down");
    expect(alarm.inputs).toMatchObject({
      namespace: "AWS/VPN",
      metricName: "TunnelState",
      statistic: "Maximum",
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      period: 60,
      evaluationPeriods: 3,
      treatMissingData: "breaching",
    });
    expect(refs(alarm, "dimensions")).toEqual(["almendro-office"]);
    expect(refs(alarm, "alarmActions")).toEqual(["almendro-vpn-outages"]);
    const heard = the(graph, "aws:sns/topicSubscription:TopicSubscription", "almendro-vpn-outages");
    expect(heard.inputs).toMatchObject({ protocol: "email", endpoint: "it@almendro.example" });
  });
});
