import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN, type Value } from "../../../graph/index.ts";
import { dbReachableOnlyFromApp } from "../../../policies/rules/network/db-reachable-only-from-app.ts";
import { sitesReachOnlyTheEntrance } from "../../../policies/rules/network/sites-reach-only-the-entrance.ts";
import { tunnelsLogged } from "../../../policies/rules/network/tunnels-logged.ts";
import { tunnelsStrong } from "../../../policies/rules/network/tunnels-strong.ts";
import { vpnOnlyToNamedSites } from "../../../policies/rules/network/vpn-only-to-named-sites.ts";
import { added, almendro, type Change, type Home, refer, set, without } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

const CONNECTION = "VpnConnection::almendro-head-office";

/** A route that leads from a tier's table straight into the tunnel. */
const straightFrom = (table: string): Change =>
  added(
    "aws:ec2/route:Route",
    "straight",
    { routeTableId: UNKNOWN, destinationCidrBlock: "10.20.0.0/16", gatewayId: UNKNOWN },
    { routeTableId: `RouteTable::${table}`, gatewayId: "VpnGateway::almendro" },
  );

/** A line that lets a site in by group. */
const opened = (group: string, port: number): Change =>
  added(
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "hole",
    { securityGroupId: UNKNOWN, cidrIpv4: "10.20.0.0/16", ipProtocol: "tcp", fromPort: port, toPort: port },
    { securityGroupId: `SecurityGroup::${group}` },
  );

/** Lines of an ACL that let a site in and its answers out. */
const admitted = (tier: string, port: number): readonly Change[] =>
  [false, true].map((egress) =>
    added(
      "aws:ec2/networkAclRule:NetworkAclRule",
      egress ? "answers" : "requests",
      {
        networkAclId: UNKNOWN,
        egress,
        ruleNumber: 1,
        ruleAction: "allow",
        protocol: "tcp",
        fromPort: egress ? 1024 : port,
        toPort: egress ? 65535 : port,
        cidrBlock: "10.20.0.0/16",
      },
      { networkAclId: `NetworkAcl::almendro-${tier}` },
    ),
  );

describe("the customer's sites reach the entrance and nothing else", () => {
  it("in every zone, both ways through its firewall", () => {
    const said = (zone: number) =>
      `almendro pass: What lies behind the VPN gateway almendro reaches load balancer almendro by its promised ports alone, both ways through the firewall almendro-${zone}.`;
    expect(home.says(sitesReachOnlyTheEntrance)).toEqual([said(1), said(2)]);
  });

  it("unless a way straight to the database is opened: it is shown hop by hop", () => {
    const gang = [straightFrom("almendro-data-1"), opened("almendro-data", 5432), ...admitted("data", 5432)];
    expect(home.complaints(sitesReachOnlyTheEntrance, ...gang)).toEqual([
      "almendro fail: What lies behind the VPN reaches database almendro: what lies behind the VPN gateway almendro → past every firewall → answers over VPN gateway almendro, by route straight → ACL almendro-data, incoming, by requests → group almendro-data, incoming, by hole → database almendro: lead the VPN gateway's table and the way back through the zone's firewall, and take every other route to it out.",
    ]);
    expect(home.complaints(dbReachableOnlyFromApp, ...gang)).toEqual([
      "almendro fail: What lies behind the VPN gateway almendro reaches database almendro by tcp 5432: what lies behind the VPN gateway almendro → VPN gateway almendro, by route straight → ACL almendro-data, incoming, by requests → group almendro-data, incoming, by hole → database almendro: close the line that lets it pass, or bring what must reach the database into the application tier.",
    ]);
  });

  it("where a line is missing, nothing is reached", () => {
    expect(home.complaints(sitesReachOnlyTheEntrance, straightFrom("almendro-data-1"))).toEqual([]);
    const noLine = [straightFrom("almendro-data-1"), ...admitted("data", 5432)];
    expect(home.complaints(sitesReachOnlyTheEntrance, ...noLine)).toEqual([]);
  });

  it("unless they come in past the firewall", () => {
    expect(home.complaints(sitesReachOnlyTheEntrance, without("Route::almendro-sites-2"))[0]).toMatch(
      /^almendro fail: What lies behind the VPN gateway almendro reaches load balancer almendro past the firewall: VPN gateway almendro → subnet almendro-edge-2/,
    );
  });

  it("unless they are answered past the firewall", () => {
    expect(home.complaints(sitesReachOnlyTheEntrance, straightFrom("almendro-edge-1"))[0]).toMatch(/past the firewall/);
  });

  it("unless more than the promised ports is open to them", () => {
    const gang = [opened("almendro-edge", 22), ...admitted("edge", 22)];
    expect(home.complaints(sitesReachOnlyTheEntrance, ...gang)[0]).toMatch(
      /^almendro fail: What lies behind the VPN reaches load balancer almendro: .*group almendro-edge, incoming, by hole/,
    );
  });

  it("which is open while a network can't be known", () => {
    const open = [1, 2].map((zone) =>
      set(`Route::almendro-head-office-10.20.0.0-16-${zone}`, "destinationCidrBlock", UNKNOWN),
    );
    const gang = [...open, opened("almendro-edge", 22), ...admitted("edge", 22)];
    expect(home.complaints(sitesReachOnlyTheEntrance, ...gang)[0]).toMatch(
      /^almendro unproven: Whether what lies behind the VPN reaches load balancer almendro is open: /,
    );
  });
});

describe("VPNs lead to the named sites alone", () => {
  const remedy = "make one connection a site, with static routes to exactly its networks, and no other";
  const complaints = (...changes: readonly Change[]) => home.complaints(vpnOnlyToNamedSites, ...changes);

  it("as they are built", () => {
    expect(home.says(vpnOnlyToNamedSites)).toEqual([
      "almendro-head-office pass: almendro-head-office leads to head-office and to 10.20.0.0/16 alone.",
    ]);
  });

  it("unless one leads elsewhere, and then the site has none", () => {
    expect(complaints(set("CustomerGateway::almendro-head-office", "ipAddress", "198.51.100.1"))).toEqual([
      `- fail: no VPN leads to the site head-office: ${remedy}.`,
      `almendro-head-office fail: almendro-head-office leads to a device that the tenant's file doesn't name: ${remedy}.`,
    ]);
  });

  it.each([
    [
      "a wider network",
      set("VpnConnectionRoute::almendro-head-office-10.20.0.0-16", "destinationCidrBlock", "10.0.0.0/8"),
    ],
    ["no network", without("VpnConnectionRoute::almendro-head-office-10.20.0.0-16")],
    ["learned networks", set(CONNECTION, "staticRoutesOnly", false)],
    ["a transit gateway", refer(CONNECTION, "vpnGatewayId")],
  ])("unless it has %s", (_, change) => {
    expect(complaints(change)).toEqual([
      `almendro-head-office fail: almendro-head-office leads to other networks than those of head-office: ${remedy}.`,
    ]);
  });

  it("unless something else joins the network to another", () => {
    const peer = added("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "friend", { vpcId: UNKNOWN }, {});
    expect(complaints(peer)).toEqual([`friend fail: friend joins the network to another by hand: ${remedy}.`]);
  });

  it.each([
    ["VpnConnectionRoute::almendro-head-office-10.20.0.0-16", "destinationCidrBlock"],
    ["CustomerGateway::almendro-head-office", "ipAddress"],
  ])("which is open while %s has no known %s", (which, property) => {
    expect(complaints(set(which, property, UNKNOWN))).toEqual([
      expect.stringMatching(`^almendro-head-office unproven: ${property} of almendro-head-office`),
    ]);
  });
});

describe("tunnels are strong", () => {
  const complaints = (path: string, value: Value | undefined) =>
    home.complaints(tunnelsStrong, set(CONNECTION, path, value));

  it("as they are built", () => {
    expect(home.says(tunnelsStrong)).toEqual([
      "almendro-head-office pass: almendro-head-office takes strong terms alone, and nobody but Secrets Manager tells its keys.",
    ]);
  });

  it.each([
    ["tunnel1IkeVersions", ["ikev1", "ikev2"]],
    ["tunnel2Phase1DhGroupNumbers", [2]],
    ["tunnel2Phase2DhGroupNumbers", undefined],
    ["tunnel1Phase2EncryptionAlgorithms", ["AES256"]],
    ["tunnel1Phase1IntegrityAlgorithms", []],
  ])("unless %s is %j", (path, value) => {
    expect(complaints(path, value)[0]).toContain(`fail: almendro-head-office takes weak terms: ${path}: `);
  });

  it.each([
    ["presharedKeyStorage", "Standard"],
    ["tunnel1PresharedKey", UNKNOWN],
  ])("unless their keys lie in the state: %s", (path, value) => {
    expect(complaints(path, value)[0]).toContain("fail: the keys of almendro-head-office lie in the state");
  });

  it("which is open while their terms can't be known", () => {
    expect(complaints("tunnel1IkeVersions", UNKNOWN)[0]).toContain("unproven: tunnel1IkeVersions of ");
  });
});

describe("tunnels leave a record", () => {
  it("as they are built", () => {
    expect(home.says(tunnelsLogged)).toEqual([
      "almendro-head-office pass: both tunnels of almendro-head-office write down how they are opened and closed.",
    ]);
  });

  it.each([
    ["it is off", set(CONNECTION, "tunnel2LogOptions.cloudwatchLogOptions.logEnabled", false)],
    ["it goes to nothing of this stack", refer(CONNECTION, "tunnel2LogOptions")],
  ])("unless %s", (_, change) => {
    expect(home.complaints(tunnelsLogged, change)[0]).toContain(
      "fail: almendro-head-office keeps no record by tunnel2LogOptions: ",
    );
  });

  it("which is open while it can't be known", () => {
    const unknown = set(CONNECTION, "tunnel1LogOptions.cloudwatchLogOptions.logEnabled", UNKNOWN);
    expect(home.complaints(tunnelsLogged, unknown)[0]).toContain("unproven: ");
  });
});
