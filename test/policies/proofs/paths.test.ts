import { beforeAll, describe, expect, it } from "vitest";
import { graphOf, UNKNOWN } from "../../../graph/index.ts";
import { judge } from "../../../policies/index.ts";
import { netpolTierGraph } from "../../../policies/rules/kubernetes/netpol-tier-graph.ts";
import { dbReachableOnlyFromApp } from "../../../policies/rules/network/db-reachable-only-from-app.ts";
import { type Drafts, draft, graphFrom, ref } from "../../support/draft.ts";
import { ACL_RULE, EGRESS, goodNetwork, INGRESS, ROUTE, SUBNET } from "../../support/network.ts";
import { added, type Change, type Home, home, set } from "../rules/almendro.ts";
import { subject } from "../subject.ts";

const OFFICE = "198.51.100.0/24";
const REMEDY = "close the line that lets it pass, or bring what must reach the database into the application tier";

let kade: Home;
beforeAll(async () => {
  kade = await home("kade");
});

/** A line of an ACL that comes before all others. */
const admitted = (name: string, acl: string, egress: boolean, cidrBlock: string): Change =>
  added(
    ACL_RULE,
    name,
    { networkAclId: UNKNOWN, egress, ruleNumber: 1, ruleAction: "allow", protocol: "-1", cidrBlock },
    { networkAclId: `NetworkAcl::${acl}` },
  );

const opened = { securityGroupId: UNKNOWN, ipProtocol: "tcp", fromPort: 5432, toPort: 5432 };
const DATA = { securityGroupId: "SecurityGroup::kade-data" };

/** The office is let in by the database's group and ACL, and its answers leave by this way. */
const fromOffice = (property: string, to: string): readonly Change[] => [
  added(INGRESS, "hole", { ...opened, cidrIpv4: OFFICE }, DATA),
  admitted("let", "kade-data", false, OFFICE),
  added(
    ROUTE,
    "out",
    { routeTableId: UNKNOWN, destinationCidrBlock: OFFICE, [property]: UNKNOWN },
    { routeTableId: "RouteTable::kade-data-1", [property]: to },
  ),
];

const said = (who: string, ...path: readonly string[]): string =>
  `kade fail: ${who} reaches database kade by tcp 5432: ${path.join(" → ")}: ${REMEDY}.`;

describe("a way to the database is shown hop by hop, each with the line that lets it pass", () => {
  it("from the internet through a gateway alone", () => {
    expect(kade.complaints(dbReachableOnlyFromApp, ...fromOffice("gatewayId", "InternetGateway::kade"))).toEqual([
      said(
        "The internet",
        "the internet",
        "internet gateway kade, by route out",
        "ACL kade-data, incoming, by let",
        "group kade-data, incoming, by hole",
        "database kade",
      ),
    ]);
  });

  it("from the internet through a firewall", () => {
    expect(kade.complaints(dbReachableOnlyFromApp, ...fromOffice("vpcEndpointId", "Firewall::kade-1"))).toEqual([
      said(
        "The internet",
        "the internet",
        "internet gateway kade, by route kade-firewall-1",
        "firewall kade-1, by route out",
        "ACL kade-data, incoming, by let",
        "group kade-data, incoming, by hole",
        "database kade",
      ),
    ]);
  });

  it("from an endpoint", () => {
    const group = "SecurityGroup::kade-endpoints";
    const gang = [
      added(EGRESS, "sends", { ...opened, cidrIpv4: "10.175.180.0/23" }, { securityGroupId: group }),
      admitted("leave", "kade-control", true, "10.175.180.0/23"),
      admitted("let", "kade-data", false, "10.175.176.0/23"),
      added(
        INGRESS,
        "hole",
        { ...opened, referencedSecurityGroupId: UNKNOWN },
        { ...DATA, referencedSecurityGroupId: group },
      ),
    ];
    expect(kade.complaints(dbReachableOnlyFromApp, ...gang)).toEqual([
      said(
        "Endpoint kade-ec2",
        "endpoint kade-ec2",
        "group kade-endpoints, outgoing, by sends",
        "ACL kade-control, outgoing, by leave",
        "route inside the VPC by kade-control-1",
        "ACL kade-data, incoming, by let",
        "group kade-data, incoming, by hole",
        "database kade",
      ),
    ]);
  });

  it("from a machine in a network that is peered with it", () => {
    const away: Drafts = {
      ...goodNetwork(),
      away: draft("aws:ec2/vpc:Vpc", { cidrBlock: "172.16.0.0/16" }),
      "away-a": draft(SUBNET, { vpcId: ref("away"), cidrBlock: "172.16.0.0/24" }),
      "away-table": draft("aws:ec2/routeTable:RouteTable", { vpcId: ref("away") }),
      "away-link": draft("aws:ec2/routeTableAssociation:RouteTableAssociation", {
        subnetId: ref("away-a"),
        routeTableId: ref("away-table"),
      }),
      peering: draft("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", {
        vpcId: ref("vpc"),
        peerVpcId: ref("away"),
      }),
      there: draft(ROUTE, {
        routeTableId: ref("away-table"),
        destinationCidrBlock: "10.0.0.0/16",
        vpcPeeringConnectionId: ref("peering"),
      }),
      machine: draft("aws:ec2/instance:Instance", { subnetId: ref("away-a") }),
      let: draft(ACL_RULE, {
        networkAclId: ref("data-acl"),
        egress: false,
        ruleNumber: 1,
        ruleAction: "allow",
        protocol: "-1",
        cidrBlock: "172.16.0.0/24",
      }),
      hole: draft(INGRESS, {
        securityGroupId: ref("data-group"),
        cidrIpv4: "172.16.0.0/24",
        ipProtocol: "tcp",
        fromPort: 5432,
        toPort: 5432,
      }),
    };
    const [verdict] = judge([dbReachableOnlyFromApp], { ...subject(), graph: graphFrom(away) });
    expect(verdict?.facts.path).toEqual([
      "Instance machine",
      "group away (made by AWS), outgoing, by away",
      "ACL away (made by AWS), outgoing",
      "route between the VPCs by away-table, by route there",
      "ACL data-acl, incoming, by let",
      "group data-group, incoming, by hole",
      "database database",
    ]);
  });

  it("and so is one from pod to pod, with the policies that let it out and in", () => {
    const ports = [{ port: 22, protocol: "TCP" }];
    const wider = [
      set("NetworkPolicy::kade-web-web", "spec.egress.1.ports", ports),
      set("NetworkPolicy::kade-app-app", "spec.ingress.0.ports", ports),
    ];
    const { project, stack, resources } = kade.subject.graph;
    const graph = graphOf(
      project,
      stack,
      wider.reduce((all, change) => change(all), resources),
    );
    const breach = judge([{ ...netpolTierGraph, premises: [] }], { ...kade.subject, graph }).find(
      ({ outcome }) => outcome === "fail",
    );
    const urnOf = (name: string) =>
      resources.find((one) => one.type.endsWith(":NetworkPolicy") && one.name === name)?.urn;
    expect(breach?.facts).toEqual({
      path: ["pods of kade-web", "out by kade-web-web", "in by kade-app-app", "pods of kade-app"],
      by: [null, urnOf("kade-web-web"), urnOf("kade-app-app"), null],
      breaches: [
        "pods of kade-web can call pods of kade-app by tcp 22: pods of kade-web → out by kade-web-web → in by kade-app-app → pods of kade-app",
      ],
    });
  });
});
