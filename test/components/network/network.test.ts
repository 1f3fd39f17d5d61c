import { beforeAll, describe, expect, test } from "vitest";
import { Network } from "../../../components/network/index.ts";
import type { Graph } from "../../../graph/index.ts";
import { counts, PLACE, plan, refs, storage, TAGS, the } from "../given.ts";

const args = {
  range: "10.42.0.0/19",
  zones: ["eus2-az1", "eus2-az2"],
  ports: { node: 30443, app: 8443, database: 5432, outside: [443] },
  place: PLACE,
  imageAccount: "222222222222",
  tags: TAGS,
};

function declare(zones: readonly string[]): void {
  new Network("almendro", { ...args, zones, logs: storage().bucket("logs") });
}

let graph: Graph;
beforeAll(async () => {
  graph = await plan(() => declare(args.zones));
});

describe("a tenant's network", () => {
  test("is six tiers in two zones, each subnet with a route table of its own", () => {
    expect(counts(graph)).toMatchObject({
      "aws:ec2/vpc:Vpc": 1,
      "aws:ec2/subnet:Subnet": 12,
      "aws:ec2/routeTable:RouteTable": 13,
      "aws:ec2/routeTableAssociation:RouteTableAssociation": 13,
      "aws:ec2/networkAcl:NetworkAcl": 6,
      "aws:ec2/networkAclAssociation:NetworkAclAssociation": 12,
      "aws:ec2/securityGroup:SecurityGroup": 8,
      "aws:ec2/vpcEndpoint:VpcEndpoint": 12,
    });
  });

  test("has a gateway to the internet and by itself not one route to it", () => {
    const ways = Object.keys(counts(graph)).filter((type) => /Gateway|:Route$|Eip$|Peering/.test(type));
    expect(ways).toEqual(["aws:ec2/internetGateway:InternetGateway"]);
    const guard = the(graph, "aws:ec2/routeTableAssociation:RouteTableAssociation", "almendro-gateway");
    expect(refs(guard, "gatewayId")).toEqual(["almendro"]);
  });

  test("lets the application alone call outside, on the ports that hosts were listed with", () => {
    const outwards = graph.resources.filter(
      ({ type, inputs }) =>
        type === "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule" && inputs.cidrIpv4 !== undefined,
    );
    expect(outwards.map((rule) => [refs(rule, "securityGroupId"), rule.inputs.cidrIpv4, rule.inputs.toPort])).toEqual([
      [["almendro-app"], "0.0.0.0/0", 443],
    ]);
  });

  test("gives data subnets no way out, not even to S3", () => {
    expect(refs(the(graph, "aws:ec2/vpcEndpoint:VpcEndpoint", "almendro-s3"), "routeTableIds")).toEqual([
      "almendro-app-1",
      "almendro-app-2",
      "almendro-control-1",
      "almendro-control-2",
      "almendro-web-1",
      "almendro-web-2",
    ]);
  });

  test("places each subnet by zone id and gives nothing a public address", () => {
    const subnet = the(graph, "aws:ec2/subnet:Subnet", "almendro-data-2");
    expect(subnet.inputs).toMatchObject({
      availabilityZoneId: "eus2-az2",
      cidrBlock: "10.42.20.128/25",
      mapPublicIpOnLaunch: false,
    });
    expect(refs(subnet, "vpcId")).toEqual(["almendro"]);
  });

  test("takes over the default group, table and network ACL and leaves them empty", () => {
    const group = the(graph, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "almendro-default");
    expect(group.inputs).toMatchObject({ ingress: [], egress: [] });
    const table = the(graph, "aws:ec2/defaultRouteTable:DefaultRouteTable", "almendro-default");
    expect(table.inputs).toMatchObject({ routes: [] });
    const acl = the(graph, "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", "almendro-default");
    expect(acl.inputs).toMatchObject({ ingress: [], egress: [] });
  });

  test("lets the database hear the application and nobody else", () => {
    const heard = graph.resources.filter(
      (rule) =>
        rule.type === "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule" &&
        refs(rule, "securityGroupId").includes("almendro-data"),
    );
    expect(heard.map((rule) => refs(rule, "referencedSecurityGroupId"))).toEqual([["almendro-app"]]);
    expect(heard[0]?.inputs).toMatchObject({ ipProtocol: "tcp", fromPort: 5432, toPort: 5432 });
  });

  test("lets the database call nobody", () => {
    const called = graph.resources.filter(
      (rule) =>
        rule.type === "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule" &&
        refs(rule, "securityGroupId").includes("almendro-data"),
    );
    expect(called).toEqual([]);
  });

  test("names every AWS service in the tenant's own region, reached in the control tier", () => {
    const endpoint = the(graph, "aws:ec2/vpcEndpoint:VpcEndpoint", "almendro-ecr-api");
    expect(endpoint.inputs).toMatchObject({
      serviceName: "com.amazonaws.eu-south-2.ecr.api",
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
    });
    expect(refs(endpoint, "subnetIds")).toEqual(["almendro-control-1", "almendro-control-2"]);
    expect(refs(endpoint, "securityGroupIds")).toEqual(["almendro-endpoints"]);
  });

  test("records all traffic and every name asked for, in the bucket under the log key", () => {
    const flows = the(graph, "aws:ec2/flowLog:FlowLog", "almendro");
    expect(flows.inputs).toMatchObject({ trafficType: "ALL", logDestinationType: "s3" });
    expect(refs(flows, "logDestination")).toEqual(["almendro-logs"]);
    const names = the(graph, "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig", "almendro");
    expect(refs(names, "destinationArn")).toEqual(["almendro-logs"]);
    const association = the(
      graph,
      "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation",
      "almendro",
    );
    expect(refs(association, "resourceId")).toEqual(["almendro"]);
  });

  test("keeps every resource it has when a zone is added", async () => {
    const wider = await plan(() => declare([...args.zones, "eus2-az3"]));
    const kept = graph.resources.filter(({ type }) => type !== "aws:ec2/vpcEndpoint:VpcEndpoint");
    for (const resource of kept) expect(wider.byUrn.get(resource.urn)?.inputs, resource.urn).toEqual(resource.inputs);
    expect(counts(wider)["aws:ec2/subnet:Subnet"]).toBe(18);
  });
});
