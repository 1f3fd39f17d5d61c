import { describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { judge, type Subject } from "../../../policies/index.ts";
import { changed, type Draft, type Drafts, draft, graphFrom, ref, removed } from "../../support/draft.ts";
import { ACL_RULE, EGRESS, GROUP, goodNetwork, INGRESS, ROUTE, SUBNET } from "../../support/network.ts";
import { subject } from "../subject.ts";
import { reachability as network } from "./proofs.ts";

const good = goodNetwork();

function home(drafts: Drafts): Subject {
  const { settled, ...rest } = subject();
  const vpn = [{ name: "office", address: "203.0.113.10", networks: ["10.20.0.0/16"] }];
  const tenant = { connections: { vpn, sftp: [] } };
  return {
    ...rest,
    graph: graphFrom(drafts),
    product: { app: { port: 8080 } } as Subject["product"],
    settled: { ...settled, tenant: tenant as unknown as Subject["settled"]["tenant"] },
  };
}

/** What one rule says that isn't a pass, as `name outcome: sentence`. */
function complaints(rule: string, drafts: Drafts): readonly string[] {
  const judged = judge(network, home(drafts)).filter((verdict) => verdict.rule === rule && verdict.outcome !== "pass");
  return judged.map(
    ({ resource, outcome, because }) => `${resource?.split("::").at(-1) ?? "-"} ${outcome}: ${because}`,
  );
}

const passes = (rule: string, drafts: Drafts) =>
  judge(network, home(drafts)).filter((verdict) => verdict.rule === rule && verdict.outcome === "pass");

/** Opens the database's group to this peer on its port. */
const opened = (peer: Drafts[string]["inputs"]): Drafts => ({
  ...good,
  hole: draft(INGRESS, {
    securityGroupId: ref("data-group"),
    ipProtocol: "tcp",
    fromPort: 5432,
    toPort: 5432,
    ...peer,
  }),
});
const sending = (group: string): Drafts => ({
  "web-sends": draft(EGRESS, { securityGroupId: ref(group), ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" }),
});
const gateway: Drafts = { gateway: draft("aws:ec2/internetGateway:InternetGateway", { vpcId: ref("vpc") }) };

describe("a network as it should be", () => {
  it("breaks no rule, and without a way to the internet needs no firewall on it", () => {
    const others = judge(network, home(good)).filter(({ outcome }) => outcome !== "pass");
    expect(others.map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual(["network-ids-inline not-applicable"]);
  });

  it("names who may open the database and what stops the others", () => {
    expect(passes("db-reachable-only-from-app", good)[0]).toMatchObject({
      resource: "urn:pulumi:test::domicile::aws:rds/instance:Instance::database",
      because: "Only nodes app-nodes can open a connection to database database.",
      facts: {
        opens: ["nodes app-nodes: tcp 5432"],
        answered: true,
        cuts: {
          "nodes web-nodes": "group web-group, outgoing",
          "load balancer balancer": "group edge-group, outgoing",
          "cluster cluster": "group data-group, incoming",
          "anything else in app-a": "group data-group, incoming",
        },
      },
    });
  });

  it("lets web call the application's port and the cluster ask after its nodes", () => {
    expect(passes("app-reachable-only-from-web", good)[0]?.facts.opens).toEqual([
      "cluster cluster: tcp 10250",
      "nodes web-nodes: tcp 8080",
    ]);
  });
});

describe("only the application opens the database", () => {
  const rule = "db-reachable-only-from-app";

  it("shows the way from web, hop by hop, when its group is let in", () => {
    const drafts = { ...opened({ referencedSecurityGroupId: ref("web-group") }), ...sending("web-group") };
    expect(complaints(rule, drafts)).toEqual([
      "database fail: Nodes web-nodes reaches database database by tcp 5432: nodes web-nodes → group web-group, outgoing, by web-sends → ACL web-acl, outgoing, by web-out → route inside the VPC by web-a-table → ACL data-acl, incoming, by data-in → group data-group, incoming, by hole → database database: close the line that lets it pass, or bring what must reach the database into the application tier.",
    ]);
  });

  it("holds when web is let in but its ACL denies the way", () => {
    const drafts = { ...opened({ referencedSecurityGroupId: ref("web-group") }), ...sending("web-group") };
    const denied = draft(ACL_RULE, {
      networkAclId: ref("data-acl"),
      egress: false,
      ruleNumber: 90,
      ruleAction: "deny",
      protocol: "6",
      fromPort: 5432,
      toPort: 5432,
      cidrBlock: "10.0.1.0/24",
    });
    expect(complaints(rule, { ...drafts, denied })).toEqual([]);
  });

  it("finds that a denial after the allowance comes too late", () => {
    const drafts = { ...opened({ referencedSecurityGroupId: ref("web-group") }), ...sending("web-group") };
    const denied = draft(ACL_RULE, {
      networkAclId: ref("data-acl"),
      egress: false,
      ruleNumber: 110,
      ruleAction: "deny",
      protocol: "-1",
      cidrBlock: "0.0.0.0/0",
    });
    expect(complaints(rule, { ...drafts, denied })[0]).toMatch(
      /^database fail: Nodes web-nodes reaches database database by tcp 5432/,
    );
  });

  it("finds a range that whatever comes to stand in a subnet could use", () => {
    expect(complaints(rule, opened({ cidrIpv4: "10.0.0.0/25" }))[0]).toMatch(
      /^database fail: Anything else in edge-a reaches database database by tcp 5432/,
    );
  });

  it("finds the group that EKS makes on a node group whose template names none", () => {
    const drafts = changed(opened({ referencedSecurityGroupId: ref("cluster") }), "web-template", {
      vpcSecurityGroupIds: undefined,
    });
    expect(complaints(rule, drafts)[0]).toMatch(
      /^database fail: Cluster cluster reaches database database by tcp 5432/,
    );
  });

  it.each([
    ["its range", { cidrIpv4: UNKNOWN }, "cidrIpv4 of hole can't be known yet"],
    ["its prefix list", { prefixListId: "pl-0123" }, "prefixListId of hole can't be known yet"],
    ["its group", { referencedSecurityGroupId: UNKNOWN }, "referencedSecurityGroupId of hole can't be known yet"],
  ])("leaves open who gets in while a line doesn't say %s", (_, peer, what) => {
    expect(complaints(rule, opened(peer))[0]).toContain(what);
    expect(complaints(rule, opened(peer))[0]).toMatch(/^database unproven/);
  });

  it("takes an unknown port for any port", () => {
    const drafts = opened({ cidrIpv4: "10.0.0.0/25", toPort: UNKNOWN });
    expect(complaints(rule, drafts)).toEqual([
      "database unproven: Whether anything else in edge-a reaches database database is open: toPort of hole can't be known yet, so it can't be proved: close the line that lets it pass, or bring what must reach the database into the application tier.",
    ]);
  });

  it("proves nothing while a rule belongs to a group that isn't here", () => {
    const drafts = changed(good, "data-from-app-5432", { securityGroupId: "sg-0123" });
    expect(complaints(rule, drafts)[0]).toContain(
      "securityGroupId of data-from-app-5432 leads to nothing this proof can read",
    );
  });

  it("proves nothing while an ACL guards subnets that aren't here", () => {
    const drafts = changed(good, "data-acl", { subnetIds: [ref("data-a"), "subnet-0123"] });
    expect(complaints(rule, drafts)[0]).toContain("subnetIds of data-acl leads to nothing this proof can read");
  });

  it("proves nothing about a database outside the network", () => {
    expect(complaints(rule, changed(good, "database", { dbSubnetGroupName: undefined }))).toEqual([
      "database unproven: database stands in no subnet of this stack, and who reaches it can't be read, so it can't be proved: close the line that lets it pass, or bring what must reach the database into the application tier.",
    ]);
  });

  describe("over IPv6 as over IPv4", () => {
    const sixth = (blocks: Draft["inputs"]): Drafts =>
      Object.entries(blocks).reduce(
        (drafts, [subnet, ipv6CidrBlock]) => changed(drafts, subnet, { ipv6CidrBlock }),
        changed(good, "vpc", { assignGeneratedIpv6CidrBlock: true }),
      );
    const acl = (tier: string, egress: boolean): Draft =>
      draft(ACL_RULE, {
        networkAclId: ref(`${tier}-acl`),
        egress,
        ruleNumber: 110,
        ruleAction: "allow",
        protocol: "-1",
        ipv6CidrBlock: "2001:db8::/48",
      });
    const lines = {
      ...sending("web-group"),
      "web-sends-six": draft(EGRESS, {
        securityGroupId: ref("web-group"),
        cidrIpv6: "::/0",
        ipProtocol: "tcp",
        fromPort: 5432,
        toPort: 5432,
      }),
      hole: draft(INGRESS, {
        securityGroupId: ref("data-group"),
        cidrIpv6: "2001:db8:0:1::/64",
        ipProtocol: "tcp",
        fromPort: 5432,
        toPort: 5432,
      }),
    };
    const both = sixth({ "web-a": "2001:db8:0:1::/64", "data-a": "2001:db8:0:3::/64" });

    it("holds while the ACLs let no IPv6 pass", () => {
      expect(complaints(rule, { ...both, ...lines })).toEqual([]);
    });
    it("shows the way from web where every list on it lets IPv6 pass", () => {
      const drafts = { ...both, ...lines, "web-out-six": acl("web", true), "data-in-six": acl("data", false) };
      expect(complaints(rule, drafts)).toEqual([
        "database fail: Nodes web-nodes reaches database database by tcp 5432: nodes web-nodes → group web-group, outgoing, by web-sends-six → ACL web-acl, outgoing, by web-out-six → route inside the VPC by web-a-table → ACL data-acl, incoming, by data-in-six → group data-group, incoming, by hole → database database: close the line that lets it pass, or bring what must reach the database into the application tier.",
      ]);
    });
    it("is open while AWS still has to give a subnet its block", () => {
      const unknown = sixth({ "web-a": UNKNOWN, "data-a": "2001:db8:0:3::/64" });
      const drafts = { ...unknown, ...lines, "web-out-six": acl("web", true), "data-in-six": acl("data", false) };
      expect(complaints(rule, drafts)[0]).toContain("ipv6CidrBlock of web-a can't be known yet");
    });
  });

  it("sees a peer's network behind the route back to it", () => {
    const drafts = {
      ...opened({ cidrIpv4: "172.16.0.0/16" }),
      peering: draft("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", { vpcId: ref("vpc"), peerVpcId: "vpc-1" }),
      back: draft(ROUTE, {
        routeTableId: ref("data-a-table"),
        destinationCidrBlock: "172.16.0.0/12",
        vpcPeeringConnectionId: ref("peering"),
      }),
      let: draft(ACL_RULE, {
        networkAclId: ref("data-acl"),
        egress: false,
        ruleNumber: 120,
        ruleAction: "allow",
        protocol: "-1",
        cidrBlock: "172.16.0.0/16",
      }),
    };
    expect(complaints(rule, drafts)).toEqual([
      "database fail: What lies behind the peering peering reaches database database by tcp 5432: what lies behind the peering peering → peering peering, by route back → ACL data-acl, incoming, by let → group data-group, incoming, by hole → database database: close the line that lets it pass, or bring what must reach the database into the application tier.",
    ]);
  });
});

describe("only web calls the application", () => {
  const rule = "app-reachable-only-from-web";

  it("finds the load balancer let in", () => {
    const drafts = changed(good, "app-from-web-8080", { referencedSecurityGroupId: ref("edge-group") });
    expect(complaints(rule, { ...drafts, ...sending("edge-group") })[0]).toMatch(
      /^app-nodes fail: Load balancer balancer reaches nodes app-nodes by tcp 8080/,
    );
  });

  it("finds a second port that web could use", () => {
    const drafts = changed({ ...good, ...sending("web-group") }, "app-from-web-8080", { fromPort: 1, toPort: 65535 });
    expect(complaints(rule, drafts)[0]).toMatch(/^app-nodes fail: Nodes web-nodes reaches nodes app-nodes by tcp 1:/);
  });

  it("takes nodes without a tier for strangers", () => {
    const drafts = changed(good, "web-nodes", { labels: undefined });
    expect(complaints(rule, drafts)[0]).toMatch(/^app-nodes fail: Nodes web-nodes reaches nodes app-nodes by tcp 8080/);
  });
});

describe("the internet", () => {
  const rule = "internet-reaches-only-waf-lb";
  const toInternet: Drafts = {
    ...gateway,
    way: draft(ROUTE, {
      routeTableId: ref("edge-a-table"),
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: ref("gateway"),
    }),
    "edge-anyone": draft(ACL_RULE, {
      networkAclId: ref("edge-acl"),
      egress: false,
      ruleNumber: 110,
      ruleAction: "allow",
      protocol: "6",
      fromPort: 443,
      toPort: 443,
      cidrBlock: "0.0.0.0/0",
    }),
  };
  const wall: Drafts = {
    wall: draft("aws:wafv2/webAclAssociation:WebAclAssociation", { resourceArn: ref("balancer"), webAclArn: "arn" }),
  };
  const firewalled: Drafts = {
    ...toInternet,
    ...wall,
    "fire-a": draft(SUBNET, { vpcId: ref("vpc"), cidrBlock: "10.0.5.0/28", availabilityZoneId: "test-az-a" }),
    "fire-table": draft("aws:ec2/routeTable:RouteTable", { vpcId: ref("vpc") }),
    "fire-link": draft("aws:ec2/routeTableAssociation:RouteTableAssociation", {
      subnetId: ref("fire-a"),
      routeTableId: ref("fire-table"),
    }),
    "fire-out": draft(ROUTE, {
      routeTableId: ref("fire-table"),
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: ref("gateway"),
    }),
    fire: draft("aws:networkfirewall/firewall:Firewall", {
      vpcId: ref("vpc"),
      subnetMappings: [{ subnetId: ref("fire-a") }],
    }),
    way: draft(ROUTE, {
      routeTableId: ref("edge-a-table"),
      destinationCidrBlock: "0.0.0.0/0",
      vpcEndpointId: ref("fire"),
    }),
    "gateway-table": draft("aws:ec2/routeTable:RouteTable", { vpcId: ref("vpc") }),
    "gateway-link": draft("aws:ec2/routeTableAssociation:RouteTableAssociation", {
      gatewayId: ref("gateway"),
      routeTableId: ref("gateway-table"),
    }),
    inward: draft(ROUTE, {
      routeTableId: ref("gateway-table"),
      destinationCidrBlock: "10.0.0.0/25",
      vpcEndpointId: ref("fire"),
    }),
  };

  it("reaches nothing while no route leads to it", () => {
    expect(passes(rule, good)).toMatchObject([
      { resource: null, because: "Nothing can be reached from the internet: no subnet has a route to it." },
    ]);
  });

  it("reaches the load balancer through both firewalls", () => {
    expect(complaints(rule, { ...good, ...firewalled })).toEqual([]);
    expect(passes(rule, { ...good, ...firewalled })).toMatchObject([
      { because: "The internet reaches load balancer balancer by tcp 443, through both firewalls." },
    ]);
  });

  it("must not reach it without a web application firewall", () => {
    expect(complaints(rule, removed({ ...good, ...firewalled }, "wall"))[0]).toMatch(
      /^balancer fail: The internet reaches load balancer balancer, and no web application firewall is tied to it/,
    );
  });

  it("must not come in past the network firewall", () => {
    const past = /^balancer fail: The internet reaches load balancer balancer past the network firewall/;
    expect(complaints(rule, { ...good, ...toInternet, ...wall })[0]).toMatch(past);
    expect(complaints(rule, removed({ ...good, ...firewalled }, "inward"))[0]).toMatch(past);
  });

  it("must not reach anything else", () => {
    const drafts = changed({ ...good, ...firewalled }, "balancer", { internal: true });
    expect(complaints(rule, drafts)[0]).toMatch(/which is no public load balancer/);
  });

  it("must not reach other ports", () => {
    const wide = changed({ ...good, ...firewalled }, "edge-from-internet", { toPort: 444 });
    expect(complaints(rule, changed(wide, "edge-anyone", { toPort: 444 }))[0]).toMatch(
      /on other ports than 443 and 80/,
    );
  });
});

describe("subnets without a way out", () => {
  const rule = "db-subnets-no-internet-route";
  const way = (table: string, inputs: Drafts[string]["inputs"]): Drafts => ({
    ...good,
    ...gateway,
    way: draft(ROUTE, { routeTableId: ref(table), destinationCidrBlock: "0.0.0.0/0", ...inputs }),
  });

  it("finds the internet gateway", () => {
    expect(complaints(rule, way("data-b-table", { gatewayId: ref("gateway") }))).toEqual([
      "data-b fail: Subnet data-b of the data tier has a route to the internet gateway gateway, by way: take the route out of the table.",
    ]);
  });

  it("finds it behind the main table of a subnet that names none", () => {
    const drafts = {
      ...removed(good, "web-a-link"),
      ...gateway,
      main: draft("aws:ec2/defaultRouteTable:DefaultRouteTable", {
        defaultRouteTableId: ref("vpc"),
        routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: ref("gateway") }],
      }),
    };
    expect(complaints(rule, drafts)).toEqual([
      "web-a fail: Subnet web-a of the web tier has a route to the internet gateway gateway, by main: take the route out of the table.",
    ]);
  });

  it("finds the transit gateway, whatever its destination turns out to be", () => {
    const drafts = way("data-a-table", { transitGatewayId: UNKNOWN, destinationCidrBlock: UNKNOWN });
    expect(complaints(rule, drafts)[0]).toMatch(/^data-a fail: .* a way out \(transit gateway\), by way/);
  });

  it("lets web use S3 by its endpoint", () => {
    expect(passes(rule, good).find(({ resource }) => resource?.endsWith("::web-a"))?.facts.routes).toEqual(["s3"]);
  });

  it("lets nobody into a tunnel past the firewall, be its network sold or not", () => {
    const to = (destinationCidrBlock: string) => ({
      ...way("app-a-table", { gatewayId: ref("office"), destinationCidrBlock }),
      office: draft("aws:ec2/vpnGateway:VpnGateway", { vpcId: ref("vpc") }),
    });
    for (const network of ["10.20.3.0/24", "10.21.0.0/16"])
      expect(complaints(rule, to(network))[0]).toMatch(/^app-a fail: .* the VPN gateway office, by way/);
  });

  it("proves nothing while a route belongs to a table that isn't here", () => {
    expect(complaints(rule, changed(way("data-a-table", {}), "way", { routeTableId: "rtb-1" }))[0]).toContain(
      "routeTableId of way leads to nothing this proof can read",
    );
  });
});

describe("groups open to everyone", () => {
  const rule = "no-wide-open-ingress";
  const web = (inputs: Drafts[string]["inputs"]): Drafts => ({
    ...good,
    hole: draft(INGRESS, {
      securityGroupId: ref("web-group"),
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      ...inputs,
    }),
  });
  const said =
    "web-group fail: Security group web-group lets everyone in by tcp 443, by hole: name the group or the narrow range that needs to get in.";

  it.each([
    ["IPv4", { cidrIpv4: "0.0.0.0/0" }],
    ["half of IPv4", { cidrIpv4: "128.0.0.0/1" }],
    ["IPv6", { cidrIpv6: "::/0" }],
    ["a block of IPv6 that no single network has", { cidrIpv6: "2000::/31" }],
    ["IPv6 that begins where private addresses do", { cidrIpv6: "fc00::/6" }],
  ])("are found by %s", (_, peer) => {
    expect(complaints(rule, web(peer))).toEqual([said]);
  });

  it("are found in the old kind of rule and in inline blocks", () => {
    const old = draft("aws:ec2/securityGroupRule:SecurityGroupRule", {
      type: "ingress",
      securityGroupId: ref("web-group"),
      protocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"],
    });
    expect(complaints(rule, { ...good, hole: old })).toEqual([said]);
    const block = { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] };
    expect(complaints(rule, changed(good, "web-group", { ingress: [block] }))).toEqual([
      said.replace("by hole", "by web-group"),
    ]);
  });

  it("are found in prefix lists", () => {
    const list = draft("aws:ec2/managedPrefixList:ManagedPrefixList", {
      addressFamily: "IPv4",
      maxEntries: 2,
      entries: [{ cidr: "0.0.0.0/1" }, { cidr: "128.0.0.0/1" }],
    });
    expect(complaints(rule, { ...web({ prefixListId: ref("list") }), list })).toEqual([said]);
  });

  it("are open while a range is unknown", () => {
    expect(complaints(rule, web({ cidrIpv4: UNKNOWN }))).toEqual([
      "web-group unproven: cidrIpv4 of hole, which opens security group web-group, can't be read, so it can't be proved: name the group or the narrow range that needs to get in.",
    ]);
  });

  it("are the public load balancer's alone", () => {
    expect(complaints(rule, changed(good, "database", { vpcSecurityGroupIds: [ref("edge-group")] }))[0]).toMatch(
      /^edge-group fail: Security group edge-group lets everyone in by tcp 443/,
    );
    expect(complaints(rule, changed(good, "edge-from-internet", { fromPort: 442 }))[0]).toMatch(/^edge-group fail/);
  });

  it("lets a named office in", () => {
    for (const peer of [{ cidrIpv4: "203.0.113.0/24" }, { cidrIpv6: "2001:db8::/32" }, { cidrIpv6: "fd00::/8" }])
      expect(complaints(rule, web(peer))).toEqual([]);
  });
});

describe("administration ports", () => {
  const rule = "no-admin-ports-from-internet";

  it("are closed even to one public address", () => {
    const hole = draft(INGRESS, {
      securityGroupId: ref("system-group"),
      ipProtocol: "tcp",
      fromPort: 20,
      toPort: 30,
      cidrIpv4: "203.0.113.9/32",
    });
    expect(complaints(rule, { ...good, hole })).toEqual([
      "system-group fail: Security group system-group opens tcp 20 to the internet, by hole: take the port out, and reach it through the tenant's own network.",
    ]);
  });

  it.each([
    ["::/0", true],
    ["2a00::/16", true],
    ["2001:db8::1/128", true],
    ["fc00::/6", true],
    ["fd00::/8", false],
    ["fe80::/10", false],
    ["FE80::/10", false],
  ])("are closed over IPv6, too: %s is the internet: %s", (cidrIpv6, isPublic) => {
    const traffic = { ipProtocol: "tcp", fromPort: 22, toPort: 22 };
    const hole = draft(INGRESS, { securityGroupId: ref("system-group"), ...traffic, cidrIpv6 });
    expect(complaints(rule, { ...good, hole })).toEqual(
      isPublic
        ? [
            "system-group fail: Security group system-group opens tcp 22 to the internet, by hole: take the port out, and reach it through the tenant's own network.",
          ]
        : [],
    );
  });

  it("may be open to the tenant's own networks", () => {
    const hole = draft(INGRESS, {
      securityGroupId: ref("system-group"),
      ipProtocol: "tcp",
      fromPort: 22,
      toPort: 22,
      cidrIpv4: "10.20.0.0/16",
    });
    expect(complaints(rule, { ...good, hole })).toEqual([]);
  });

  it("are closed in the ACLs, save where replies come back", () => {
    const replies = { cidrBlock: "0.0.0.0/0", protocol: "6", fromPort: 1024, toPort: 65535 };
    expect(complaints(rule, changed(good, "control-in", replies))).toEqual([]);
    expect(complaints(rule, changed(good, "control-in", { ...replies, fromPort: 443 }))).toEqual([
      "control-acl fail: Network ACL control-acl opens tcp 445 to the internet: take the port out, and reach it through the tenant's own network.",
    ]);
  });

  it("are open while a line of an ACL can't be known", () => {
    expect(
      complaints(rule, changed(good, "control-in", { cidrBlock: UNKNOWN, protocol: "6", fromPort: 0, toPort: 65535 })),
    ).toEqual([
      "control-acl unproven: cidrBlock of control-in, a line of network ACL control-acl, can't be read, so it can't be proved: take the port out, and reach it through the tenant's own network.",
    ]);
  });

  it("are open in the ACL that AWS makes when a subnet has no other", () => {
    const drafts = { ...good, lone: draft(SUBNET, { vpcId: ref("vpc"), cidrBlock: "10.0.9.0/24" }) };
    expect(complaints(rule, drafts)[0]).toMatch(
      /^lone fail: Network ACL vpc \(made by AWS\) opens tcp 20 to the internet/,
    );
  });

  it("are unproven while a group's protocol is unknown", () => {
    const hole = draft(INGRESS, { securityGroupId: ref("web-group"), ipProtocol: UNKNOWN, cidrIpv4: "203.0.113.0/24" });
    expect(complaints(rule, { ...good, hole })[0]).toMatch(/^web-group unproven: ipProtocol of hole/);
  });

  it("are judged in groups of every kind", () => {
    expect(passes(rule, { ...good, lone: draft(GROUP, { vpcId: ref("vpc") }) })).toContainEqual(
      expect.objectContaining({ because: "Security group lone opens no administration port to the internet." }),
    );
  });
});
