import type { Mutant } from "./mutant.ts";
import { add, all, allow, copy, point, remove, reword, set } from "./surgery.ts";
import { ACL_RULE, EGRESS, GROUP, INGRESS, INSTANCE, ROUTE, SUBNET, TABLE } from "./words.ts";

const CONNECTION = "aws:ec2/vpnConnection:VpnConnection";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const NAT = "aws:ec2/natGateway:NatGateway";
const ACL = "aws:ec2/networkAcl:NetworkAcl";

/** A way from one group to another, on the one port, both ends of it. */
const way = (tenant: string, from: string, to: string, port: number) => {
  const [source, target] = [`${tenant}-${from}`, `${tenant}-${to}`];
  const what = { ipProtocol: "tcp", fromPort: port, toPort: port };
  return all(
    add(INGRESS, "in", what, { securityGroupId: [GROUP, target], referencedSecurityGroupId: [GROUP, source] }),
    add(EGRESS, "out", what, { securityGroupId: [GROUP, source], referencedSecurityGroupId: [GROUP, target] }),
  );
};

export const network: readonly Mutant[] = [
  {
    what: "system pods may open connections to the database, and no network list stops them",
    by: "careless",
    tenant: "almendro",
    surgery: all(
      way("almendro", "system", "data", 5432),
      copy(ACL_RULE, "almendro-app-to-data-tcp-5432", "a", { ruleNumber: 9000, cidrBlock: "0.0.0.0/0" }),
      point(ACL_RULE, "a", "networkAclId", [ACL, "almendro-control"]),
      copy(ACL_RULE, "almendro-app-from-data-tcp-32768-60999", "b", { ruleNumber: 9001, cidrBlock: "0.0.0.0/0" }),
      point(ACL_RULE, "b", "networkAclId", [ACL, "almendro-control"]),
      copy(ACL_RULE, "almendro-app-to-data-tcp-5432", "c", {
        ruleNumber: 9000,
        egress: false,
        cidrBlock: "0.0.0.0/0",
      }),
      point(ACL_RULE, "c", "networkAclId", [ACL, "almendro-data"]),
      copy(ACL_RULE, "almendro-app-from-data-tcp-32768-60999", "d", {
        ruleNumber: 9001,
        egress: true,
        cidrBlock: "0.0.0.0/0",
      }),
      point(ACL_RULE, "d", "networkAclId", [ACL, "almendro-data"]),
    ),
    killedBy: ["db-reachable-only-from-app", "tenant-tags"],
    at: "out",
  },
  {
    what: "the load balancer may open connections to the application past the web tier",
    by: "careless",
    tenant: "kade",
    surgery: all(
      way("kade", "edge", "app", 9443),
      copy(ACL_RULE, "kade-app-from-web-tcp-9443", "a", { ruleNumber: 9000, cidrBlock: "10.175.182.0/23" }),
      copy(ACL_RULE, "kade-app-to-web-tcp-32768-60999", "b", {
        ruleNumber: 9000,
        cidrBlock: "10.175.182.0/23",
        fromPort: 1024,
        toPort: 65535,
      }),
      copy(ACL_RULE, "kade-app-from-web-tcp-9443", "c", { ruleNumber: 9000, egress: true, cidrBlock: "0.0.0.0/0" }),
      point(ACL_RULE, "c", "networkAclId", [ACL, "kade-edge"]),
      copy(ACL_RULE, "kade-app-to-web-tcp-32768-60999", "d", {
        ruleNumber: 9001,
        egress: false,
        cidrBlock: "0.0.0.0/0",
        fromPort: 1024,
        toPort: 65535,
      }),
      point(ACL_RULE, "d", "networkAclId", [ACL, "kade-edge"]),
    ),
    killedBy: ["app-reachable-only-from-web", "tenant-tags"],
    at: "out",
  },
  {
    what: "the internet reaches the load balancer on a port of a debugger",
    by: "careless",
    tenant: "kade",
    surgery: all(
      copy(INGRESS, "kade-edge-from-internet-tcp-443", "debug", { fromPort: 9229, toPort: 9229 }),
      copy(ACL_RULE, "kade-edge-from-anywhere-tcp-443", "debug", { fromPort: 9229, toPort: 9229, ruleNumber: 9000 }),
    ),
    killedBy: ["internet-reaches-only-waf-lb", "no-wide-open-ingress", "sites-reach-only-the-entrance"],
    at: "kade",
  },
  {
    what: "the edge leads to the internet past the firewall of its zone",
    by: "malicious",
    tenant: "kade",
    surgery: all(
      point(ROUTE, "kade-edge-1", "vpcEndpointId", undefined),
      point(ROUTE, "kade-edge-1", "gatewayId", [GATEWAY, "kade"]),
    ),
    killedBy: ["db-subnets-no-internet-route", "internet-reaches-only-waf-lb", "network-ids-inline"],
    at: "kade",
  },
  {
    what: "the database's subnets have a way out",
    by: "careless",
    tenant: "kade",
    surgery: add(
      ROUTE,
      "updates",
      { destinationCidrBlock: "0.0.0.0/0" },
      { routeTableId: [TABLE, "kade-data-1"], natGatewayId: [NAT, "kade-1"] },
    ),
    killedBy: ["db-subnets-no-internet-route"],
    at: "kade-data-1",
  },
  {
    what: "the application of one zone leaves by the gateway of the other",
    by: "careless",
    tenant: "kade",
    surgery: point(ROUTE, "kade-app-2", "natGatewayId", [NAT, "kade-1"]),
    killedBy: ["db-subnets-no-internet-route", "network-ids-inline"],
    at: "kade-app-2",
  },
  {
    what: "the application lets everybody in",
    by: "careless",
    tenant: "fjordbevegelse",
    surgery: all(
      point(INGRESS, "fjordbevegelse-app-from-web-tcp-9443", "referencedSecurityGroupId", undefined),
      set(INGRESS, "fjordbevegelse-app-from-web-tcp-9443", { cidrIpv4: "0.0.0.0/0" }),
    ),
    killedBy: ["no-wide-open-ingress"],
    at: "fjordbevegelse-app",
  },
  {
    what: "an office reaches machines by SSH",
    by: "careless",
    tenant: "kade",
    surgery: add(
      INGRESS,
      "office",
      { ipProtocol: "tcp", fromPort: 22, toPort: 22, cidrIpv4: "198.51.100.7/32", tags: {} },
      { securityGroupId: [GROUP, "kade-app"] },
    ),
    killedBy: ["no-admin-ports-from-internet", "tenant-tags"],
    at: "office",
  },
  {
    what: "the default group lets its members talk",
    by: "careless",
    tenant: "kade",
    surgery: set("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "kade-default", {
      ingress: [{ protocol: "-1", self: true, fromPort: 0, toPort: 0 }],
    }),
    killedBy: ["default-sg-closed"],
    at: "kade-default",
  },
  {
    what: "the default network list is left as AWS makes it",
    by: "careless",
    tenant: "kade",
    surgery: remove("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", "kade-default"),
    killedBy: ["default-nacl-and-rt-closed"],
    at: "kade",
  },
  {
    what: "nodes of the web tier stand among the application's",
    by: "careless",
    tenant: "kade",
    surgery: point("aws:eks/nodeGroup:NodeGroup", "kade-web-1", "subnetIds", [SUBNET, "kade-app-1"]),
    killedBy: ["db-subnets-no-internet-route", "eks-private-nodes", "tier-subnets-disjoint"],
    at: "kade-app-1",
  },
  {
    what: "whatever starts in a subnet of the data tier has a public address",
    by: "careless",
    tenant: "almendro",
    surgery: set(SUBNET, "almendro-data-1", { mapPublicIpOnLaunch: true }),
    killedBy: ["no-auto-public-ip"],
    at: "almendro-data-1",
  },
  {
    what: "an address of the internet is kept for a machine",
    by: "malicious",
    tenant: "kade",
    surgery: copy("aws:ec2/eip:Eip", "kade-1", "spare", { instance: "i-0123456789abcdef0" }),
    killedBy: ["no-auto-public-ip"],
    at: "spare",
  },
  {
    what: "whoever is in the network may use keys of any account",
    by: "careless",
    tenant: "kade",
    surgery: reword(ENDPOINT, "kade-kms", "policy", '"aws:PrincipalAccount":"220000000031",', ""),
    killedBy: ["private-endpoints"],
    at: "kade-kms",
  },
  {
    what: "buckets are reached by way of the internet",
    by: "careless",
    tenant: "little-acorn",
    surgery: remove(ENDPOINT, "little-acorn-s3"),
    killedBy: ["private-endpoints"],
    at: "little-acorn",
  },
  {
    what: "traffic isn't recorded",
    by: "careless",
    tenant: "kade",
    surgery: remove("aws:ec2/flowLog:FlowLog", "kade"),
    killedBy: ["flow-logs-all-vpcs"],
    at: "kade",
  },
  {
    what: "only refused traffic is recorded",
    by: "careless",
    tenant: "fjordbevegelse",
    surgery: set("aws:ec2/flowLog:FlowLog", "fjordbevegelse", { trafficType: "REJECT" }),
    killedBy: ["flow-logs-all-vpcs"],
    at: "fjordbevegelse",
  },
  {
    what: "the network's range is that of the customer's office",
    by: "careless",
    tenant: "kade",
    surgery: set("aws:ec2/vpc:Vpc", "kade", { cidrBlock: "10.9.0.0/19" }),
    killedBy: ["firewall-drops-by-default", "netpol-tier-graph", "single-tenant-cidr"],
    at: "kade-1",
  },
  {
    what: "a tunnel leads to somebody else's device",
    by: "malicious",
    tenant: "kade",
    surgery: set("aws:ec2/customerGateway:CustomerGateway", "kade-support", { ipAddress: "203.0.113.66" }),
    killedBy: ["vpn-only-to-named-sites"],
    at: "no VPN leads to the site support",
  },
  {
    what: "the network is peered with one of another company",
    by: "malicious",
    tenant: "kade",
    surgery: add(
      "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
      "friends",
      { peerVpcId: "vpc-0123456789abcdef0", peerOwnerId: "999999999999" },
      { vpcId: ["aws:ec2/vpc:Vpc", "kade"] },
    ),
    killedBy: ["every-type-looked-at", "tenant-tags", "vpn-only-to-named-sites"],
    at: "friends",
  },
  {
    what: "what lies behind the tunnel is answered by the web tier past the firewall",
    by: "careless",
    tenant: "kade",
    surgery: all(
      add(
        INGRESS,
        "behind",
        { ipProtocol: "tcp", fromPort: 30443, toPort: 30443, cidrIpv4: "10.9.0.0/24", tags: {} },
        { securityGroupId: [GROUP, "kade-web"] },
      ),
      add(
        ROUTE,
        "behind-web",
        { destinationCidrBlock: "10.9.0.0/24" },
        { routeTableId: [TABLE, "kade-web-1"], gatewayId: ["aws:ec2/vpnGateway:VpnGateway", "kade"] },
      ),
    ),
    killedBy: ["db-subnets-no-internet-route", "no-direct-exposure", "tenant-tags"],
    at: "behind",
  },
  {
    what: "a tunnel may be opened with the ciphers of 2005",
    by: "careless",
    tenant: "kade",
    surgery: set(CONNECTION, "kade-support", { tunnel2Phase1EncryptionAlgorithms: ["AES128", "AES256-GCM-16"] }),
    killedBy: ["tunnels-strong"],
    at: "kade-support",
  },
  {
    what: "a tunnel's key is chosen by the program",
    by: "careless",
    tenant: "kade",
    surgery: set(CONNECTION, "kade-support", { tunnel1PresharedKey: { $secret: true } }),
    killedBy: ["tunnels-strong"],
    at: "kade-support",
  },
  {
    what: "a tunnel writes nothing down",
    by: "careless",
    tenant: "kade",
    surgery: set(CONNECTION, "kade-support", {
      tunnel2LogOptions: { cloudwatchLogOptions: { logEnabled: false } },
    }),
    killedBy: ["tunnels-logged"],
    at: "kade-support",
  },
  {
    what: "the database lets in everything by IPv6",
    by: "careless",
    tenant: "kade",
    surgery: add(
      INGRESS,
      "six",
      { ipProtocol: "-1", cidrIpv6: "::/0", tags: {} },
      { securityGroupId: [GROUP, "kade-data"] },
    ),
    killedBy: ["no-admin-ports-from-internet", "no-wide-open-ingress", "tenant-tags"],
    at: "six",
  },
  {
    what: "the database is in the application's own group",
    by: "careless",
    tenant: "kade",
    surgery: point(INSTANCE, "kade", "vpcSecurityGroupIds", [GROUP, "kade-app"]),
    killedBy: ["db-reachable-only-from-app", "shared-folders-reachable-only-from-app", "tier-subnets-disjoint"],
    at: "kade-app",
  },
  {
    what: "files can be taken to anybody's bucket on the private way",
    by: "malicious",
    tenant: "kade",
    surgery: allow(ENDPOINT, "kade-s3", { Principal: "*", Action: "s3:PutObject", Resource: "*" }),
    killedBy: ["private-endpoints"],
    at: "kade-s3",
  },
];
