import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { dbSubnetsNoInternetRoute } from "../../../policies/rules/network/db-subnets-no-internet-route.ts";
import { defaultNaclAndRtClosed } from "../../../policies/rules/network/default-nacl-and-rt-closed.ts";
import { defaultSgClosed } from "../../../policies/rules/network/default-sg-closed.ts";
import { flowLogsAllVpcs } from "../../../policies/rules/network/flow-logs-all-vpcs.ts";
import { noAutoPublicIp } from "../../../policies/rules/network/no-auto-public-ip.ts";
import { privateEndpoints } from "../../../policies/rules/network/private-endpoints.ts";
import { singleTenantCidr } from "../../../policies/rules/network/single-tenant-cidr.ts";
import { tierSubnetsDisjoint } from "../../../policies/rules/network/tier-subnets-disjoint.ts";
import { added, almendro, type Change, type Home, policy, refer, set, without } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

describe("what AWS makes with a network lets nothing pass", () => {
  const remedy = "adopt it with one DefaultSecurityGroup without ingress and egress";
  const hole = added(
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "hole",
    { securityGroupId: UNKNOWN, cidrIpv4: "10.0.0.0/8", ipProtocol: "-1" },
    { securityGroupId: "DefaultSecurityGroup::almendro-default" },
  );

  it("holds for the default group", () => {
    expect(home.says(defaultSgClosed)).toEqual([
      "almendro-default pass: the default security group of almendro lets nothing pass.",
    ]);
  });

  it("finds a line, wherever it is declared", () => {
    expect(home.complaints(defaultSgClosed, hole)).toEqual([
      `almendro-default fail: the default security group of almendro lets something pass by hole: ${remedy}.`,
    ]);
    const inline = set("DefaultSecurityGroup::almendro-default", "ingress", [
      { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["10.0.0.0/8"] },
    ]);
    expect(home.complaints(defaultSgClosed, inline)).toEqual([
      `almendro-default fail: the default security group of almendro lets something pass by almendro-default: ${remedy}.`,
    ]);
  });

  it("finds one that nobody adopted", () => {
    expect(home.complaints(defaultSgClosed, without("DefaultSecurityGroup::almendro-default"))).toEqual([
      `almendro fail: the default security group of almendro is as AWS makes it, and its members reach one another: ${remedy}.`,
    ]);
  });

  it("takes a line that can't be known for one that is there", () => {
    expect(
      home.complaints(defaultSgClosed, set("DefaultSecurityGroup::almendro-default", "ingress", UNKNOWN)),
    ).toHaveLength(1);
  });
});

describe("default ACLs and tables are empty and serve nothing", () => {
  const remedy = "adopt both with neither lines nor routes nor subnets, and build on a VPC of the tenant's own";
  const [acl, table] = ["DefaultNetworkAcl::almendro-default", "DefaultRouteTable::almendro-default"];

  it.each([
    [set(acl, "ingress", [{ action: "allow" }]), "network ACL of almendro holds or serves ingress"],
    [set(acl, "subnetIds", ["subnet-1"]), "network ACL of almendro holds or serves subnets"],
    [set(table, "propagatingVgws", ["vgw-1"]), "route table of almendro holds or serves propagatingVgws"],
    [set(table, "routes", [{ cidrBlock: "0.0.0.0/0" }]), "route table of almendro holds or serves routes"],
    [
      refer("RouteTableAssociation::almendro-app-1", "routeTableId", table),
      "route table of almendro holds or serves almendro-app-1",
    ],
  ])("finds what is in it", (change, what) => {
    expect(home.complaints(defaultNaclAndRtClosed, change)).toEqual([
      `almendro-default fail: the default ${what}: ${remedy}.`,
    ]);
  });

  it("finds one that nobody adopted, and the account's default VPC", () => {
    expect(home.complaints(defaultNaclAndRtClosed, without(acl))).toEqual([
      `almendro fail: the default network ACL of almendro is as AWS makes it: ${remedy}.`,
    ]);
    expect(home.complaints(defaultNaclAndRtClosed, added("aws:ec2/defaultVpc:DefaultVpc", "old", {}))).toEqual([
      `old fail: old uses what AWS makes in every account: ${remedy}.`,
    ]);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(defaultNaclAndRtClosed, set(table, "routes", UNKNOWN))).toEqual([
      `almendro unproven: routes of almendro-default can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("the application's way out is the firewall of its zone", () => {
  const remedy = "take the route out of the table";
  const found = (change: Change, ...more: readonly Change[]) =>
    home.complaints(dbSubnetsNoInternetRoute, change, ...more);
  const says = (subnet: string, tier: string, to: string, by: string) =>
    `almendro-${subnet} fail: Subnet almendro-${subnet} of the ${tier} tier has a route to ${to}, by ${by}: ${remedy}.`;
  const past = says("app-1", "app", "the NAT gateway almendro-1", "almendro-app-1");

  it.each([
    ["a NAT gateway of another zone", refer("NatGateway::almendro-1", "subnetId", "Subnet::almendro-edge-2"), past],
    ["one that stands nowhere", refer("NatGateway::almendro-1", "subnetId"), past],
    [
      "a table beside it that leads straight out",
      refer("RouteTableAssociation::almendro-edge-1", "routeTableId", "RouteTable::almendro-firewall-1"),
      past,
    ],
    [
      "a table beside it that leads nowhere",
      refer("RouteTableAssociation::almendro-edge-1", "routeTableId", "RouteTable::almendro-data-1"),
      past,
    ],
    ["a firewall of another zone", refer("Route::almendro-edge-1", "vpcEndpointId", "Firewall::almendro-2"), past],
    [
      "a firewall in two zones",
      refer("Firewall::almendro-1", "subnetMappings", "Subnet::almendro-firewall-1", "Subnet::almendro-firewall-2"),
      says("app-1", "app", "the firewall almendro-1", "almendro-app-10.20.0.0-16-1"),
    ],
    [
      "a way out for another tier",
      added(
        "aws:ec2/route:Route",
        "web-out",
        { destinationCidrBlock: "0.0.0.0/0", natGatewayId: UNKNOWN, routeTableId: UNKNOWN },
        { routeTableId: "RouteTable::almendro-web-1", natGatewayId: "NatGateway::almendro-1" },
      ),
      says("web-1", "web", "the NAT gateway almendro-1", "web-out"),
    ],
  ])("and not %s", (_, change, complaint) => {
    expect(found(change).join()).toBe(complaint);
  });

  it("and to the directory's networks alone it leads by itself", () => {
    const wide = set("Route::almendro-app-10.20.0.0-16-1", "destinationCidrBlock", "10.0.0.0/8");
    expect(found(wide)).toContain(says("app-1", "app", "the firewall almendro-1", "almendro-app-10.20.0.0-16-1"));
    const other = refer("Route::almendro-app-10.20.0.0-16-1", "vpcEndpointId", "Firewall::almendro-2");
    expect(found(other)).toContain(says("app-1", "app", "the firewall almendro-2", "almendro-app-10.20.0.0-16-1"));
    const moved = refer("Route::almendro-app-10.20.0.0-16-1", "routeTableId", "RouteTable::almendro-data-1");
    expect(found(moved)).toContain(says("data-1", "data", "the firewall almendro-1", "almendro-app-10.20.0.0-16-1"));
  });
});

describe("tiers share nothing", () => {
  const remedy = "give each tier its own subnets in two zones, its own ACL and its own groups";

  it("says in how many zones each stands", () => {
    expect(home.says(tierSubnetsDisjoint).slice(0, 5)).toEqual([
      "- pass: the app tier stands in 2 zones.",
      "- pass: the control tier stands in 2 zones.",
      "- pass: the data tier stands in 2 zones.",
      "- pass: the edge tier stands in 2 zones.",
      "- pass: the web tier stands in 2 zones.",
    ]);
  });

  it("finds nodes of web in a subnet of the application", () => {
    const moved = refer("NodeGroup::almendro-web-1", "subnetIds", "Subnet::almendro-app-1");
    expect(home.complaints(tierSubnetsDisjoint, moved)).toContain(
      `almendro-app-1 fail: the subnet almendro-app-1 is shared by app and web: ${remedy}.`,
    );
  });

  it("finds a group that two tiers are in", () => {
    const shared = refer("LaunchTemplate::almendro-web", "vpcSecurityGroupIds", "SecurityGroup::almendro-app");
    expect(home.complaints(tierSubnetsDisjoint, shared)).toEqual([
      `almendro-app fail: the security group almendro-app is shared by app and web: ${remedy}.`,
    ]);
  });

  it("finds an ACL that two tiers are behind", () => {
    const shared = refer("NetworkAclAssociation::almendro-web-1", "networkAclId", "NetworkAcl::almendro-app");
    expect(home.complaints(tierSubnetsDisjoint, shared)).toContain(
      `almendro-web-1 fail: the ACL almendro-app of almendro-web-1 is shared by app and web: ${remedy}.`,
    );
  });

  it("finds a tier in one zone", () => {
    expect(home.complaints(tierSubnetsDisjoint, without("NodeGroup::almendro-app-2"))).toEqual([
      `- fail: the app tier stands in 1 zone: ${remedy}.`,
    ]);
  });

  it("leaves open a zone that can't be known", () => {
    expect(home.complaints(tierSubnetsDisjoint, set("Subnet::almendro-app-1", "availabilityZoneId", UNKNOWN))).toEqual([
      `- unproven: a zone of the app tier can't be known, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("nothing gets a public address", () => {
  const remedy = "switch it off; only a NAT gateway or the SFTP endpoint takes an address of its own";

  it("finds a subnet that hands them out, and a template that asks for one", () => {
    expect(home.complaints(noAutoPublicIp, set("Subnet::almendro-app-1", "mapPublicIpOnLaunch", true))).toEqual([
      `almendro-app-1 fail: what is made by almendro-app-1 gets a public address, since mapPublicIpOnLaunch is on: ${remedy}.`,
    ]);
    const asks = set("LaunchTemplate::almendro-app", "networkInterfaces", [{ associatePublicIpAddress: "true" }]);
    expect(home.complaints(noAutoPublicIp, asks)).toEqual([
      `almendro-app fail: what is made by almendro-app gets a public address, since networkInterfaces.0.associatePublicIpAddress is on: ${remedy}.`,
    ]);
  });

  it("lets a NAT gateway have one and nothing else", () => {
    const address = added("aws:ec2/eip:Eip", "out", { domain: "vpc" });
    const nat = added("aws:ec2/natGateway:NatGateway", "nat", { allocationId: UNKNOWN }, { allocationId: "Eip::out" });
    expect(home.complaints(noAutoPublicIp, address)).toEqual([
      `out fail: out is a public address for something else than a NAT gateway or SFTP: ${remedy}.`,
    ]);
    expect(home.complaints(noAutoPublicIp, address, nat)).toEqual([]);
    for (const at of ["instance", "networkInterface"])
      expect(home.complaints(noAutoPublicIp, address, nat, set("Eip::out", at, UNKNOWN))).toEqual([
        `out fail: out is a public address for something else than a NAT gateway or SFTP: ${remedy}.`,
      ]);
    const server = added("aws:transfer/server:Server", "sftp", {}, { endpointDetails: "Eip::out" });
    expect(home.says(noAutoPublicIp, address, server)).toContain("out pass: out is the address of sftp.");
    expect(home.complaints(noAutoPublicIp, added("aws:ec2/eipAssociation:EipAssociation", "tie", {}))).toEqual([
      `tie fail: tie gives something a public address: ${remedy}.`,
    ]);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(noAutoPublicIp, set("Subnet::almendro-app-1", "mapPublicIpOnLaunch", UNKNOWN))).toEqual([
      `almendro-app-1 unproven: mapPublicIpOnLaunch of almendro-app-1 can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("endpoints let this account's calls pass and no others", () => {
  const { remedy } = privateEndpoints;
  const account = "220000000011";
  const bound = (condition: object) =>
    policy("VpcEndpoint::almendro-kms", (statements) => statements.map((one) => ({ ...one, Condition: condition })));

  it("holds for every service", () => {
    expect(home.complaints(privateEndpoints)).toEqual([]);
    expect(home.says(privateEndpoints)).toHaveLength(15);
  });

  it.each([
    ["nobody in particular", bound({})],
    ["other accounts' things", bound({ StringEquals: { "aws:PrincipalAccount": account } })],
    [
      "whoever isn't this account",
      bound({ StringNotEquals: { "aws:PrincipalAccount": account, "aws:ResourceAccount": account } }),
    ],
    [
      "this account's calls and another's",
      bound({ StringEquals: { "aws:PrincipalAccount": [account, "999999999999"], "aws:ResourceAccount": account } }),
    ],
    ["others' callers", bound({ StringEquals: { "aws:ResourceAccount": account } })],
  ])("finds %s", (_, change) => {
    expect(home.complaints(privateEndpoints, change)).toEqual([
      `almendro-kms fail: almendro-kms lets OwnAccountOnly pass to kms: ${remedy}.`,
    ]);
  });

  it("finds services that nothing leads to in private", () => {
    const fails = (service: string) => [
      `almendro fail: calls from almendro to ${service} have no private way: ${remedy}.`,
    ];
    expect(home.complaints(privateEndpoints, without("VpcEndpoint::almendro-s3"))).toEqual(fails("s3"));
    expect(home.complaints(privateEndpoints, set("VpcEndpoint::almendro-kms", "privateDnsEnabled", false))).toEqual(
      fails("kms"),
    );
    expect(home.complaints(privateEndpoints, set("VpcEndpoint::almendro-kms", "privateDnsEnabled", UNKNOWN))).toEqual([
      `almendro unproven: privateDnsEnabled of almendro-kms can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });

  it("finds one without a policy, and images that could be pushed", () => {
    expect(home.complaints(privateEndpoints, set("VpcEndpoint::almendro-kms", "policy", undefined))).toEqual([
      `almendro-kms fail: almendro-kms lets anybody's calls to kms pass: ${remedy}.`,
    ]);
    const push = policy("VpcEndpoint::almendro-ecr-dkr", (statements) =>
      statements.map((one) => (one.Sid === "PullOnly" ? { ...one, Action: "ecr:PutImage" } : one)),
    );
    const also = (change: object) =>
      policy("VpcEndpoint::almendro-ecr-dkr", (statements) =>
        statements.map((one) => (one.Sid === "PullOnly" ? { ...one, ...change } : one)),
      );
    const stranger = { AWS: ["arn:aws:iam::220000000011:root", "arn:aws:iam::999999999999:root"] };
    for (const change of [push, also({ Action: ["ecr:BatchGetImage", "ecr:PutImage"] }), also({ Principal: stranger })])
      expect(home.complaints(privateEndpoints, change)).toEqual([
        `almendro-ecr-dkr fail: almendro-ecr-dkr lets PullOnly pass to ecr.dkr: ${remedy}.`,
      ]);
  });

  const layers = (change: object) =>
    policy("VpcEndpoint::almendro-s3", (statements) =>
      statements.map((one) => (one.Sid === "ImageLayers" ? { ...one, ...change } : one)),
    );
  it.each([
    ["a bucket that somebody named like it", { Resource: "arn:aws:s3:::prod-our-own-starport-layer-bucket/*" }],
    ["that of another region", { Resource: "arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*" }],
    ["another besides", { Resource: ["arn:aws:s3:::prod-eu-south-2-starport-layer-bucket/*", "arn:aws:s3:::any/*"] }],
    ["the right to write there", { Action: ["s3:GetObject", "s3:PutObject"] }],
  ])("lets image layers be read from AWS's own bucket, and finds %s", (_, change) => {
    expect(home.complaints(privateEndpoints, layers(change))).toEqual([
      `almendro-s3 fail: almendro-s3 lets ImageLayers pass to s3: ${remedy}.`,
    ]);
  });

  it("lets a denial pass", () => {
    const denial = policy("VpcEndpoint::almendro-kms", (statements) => [
      ...statements,
      { Sid: "No", Effect: "Deny", Principal: "*", Action: "kms:ScheduleKeyDeletion", Resource: "*" },
    ]);
    expect(home.complaints(privateEndpoints, denial)).toEqual([]);
  });

  it("leaves open a policy that can't be known", () => {
    expect(home.complaints(privateEndpoints, set("VpcEndpoint::almendro-kms", "policy", UNKNOWN))).toEqual([
      `almendro-kms unproven: policy of almendro-kms can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("all traffic is recorded", () => {
  const { remedy } = flowLogsAllVpcs;
  const log = "FlowLog::almendro";
  const format = (fields: string) => fields.replaceAll(/\S+/g, "$${$&}");

  it.each([
    [without(log), "fail: nobody records the traffic of almendro"],
    [
      set(log, "logFormat", format("version srcaddr dstaddr dstport protocol start")),
      "fail: the record of almendro's traffic leaves out action",
    ],
    [
      refer(log, "logDestination", "Topic::almendro-alarms"),
      "unproven: logDestination of almendro leads to nothing in this stack, so it can't be proved",
    ],
    [set(log, "trafficType", "REJECT"), "fail: only a part of the traffic of almendro is recorded"],
    [
      refer(log, "logDestination"),
      "unproven: logDestination of almendro leads to nothing in this stack, so it can't be proved",
    ],
    [set(log, "trafficType", UNKNOWN), "unproven: trafficType of almendro can't be known yet, so it can't be proved"],
  ])("finds what isn't", (change, what) => {
    expect(home.complaints(flowLogsAllVpcs, change)).toEqual([`almendro ${what}: ${remedy}.`]);
  });

  it("holds in a format that says all of it, and names where", () => {
    const whole = set(log, "logFormat", format("srcaddr dstaddr dstport protocol action start pkt-srcaddr"));
    expect(home.says(flowLogsAllVpcs, whole)).toEqual([
      "almendro pass: all traffic of almendro is recorded in almendro-logs.",
    ]);
  });
});

describe("the tenant's addresses are its own", () => {
  const remedy = "choose a private range that is clear of every named network";
  const range = (cidr: string | typeof UNKNOWN | undefined) => set("Vpc::almendro", "cidrBlock", cidr);

  it.each([
    ["10.20.0.0/19", "10.20.0.0/19 of almendro overlaps with 10.20.0.0/16"],
    ["172.20.0.0/19", "172.20.0.0/19 of almendro overlaps with 172.20.0.0/16"],
    ["8.8.0.0/19", "8.8.0.0/19 of almendro isn't private"],
    ["172.0.0.0/8", "172.0.0.0/8 of almendro isn't private"],
  ])("finds that %s isn't", (cidr, what) => {
    expect(home.complaints(singleTenantCidr, range(cidr))).toEqual([`almendro fail: ${what}: ${remedy}.`]);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(singleTenantCidr, range(UNKNOWN))).toEqual([
      `almendro unproven: cidrBlock of almendro can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
    expect(home.complaints(singleTenantCidr, range(undefined))).toEqual([
      `almendro unproven: the addresses of almendro are chosen when it is made, so it can't be proved: ${remedy}.`,
    ]);
  });
});
