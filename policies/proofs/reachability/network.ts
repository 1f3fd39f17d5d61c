import type { Range, Resource } from "../../../graph/index.ts";
import type { Six } from "./six.ts";

/** A property that can't be read, and so what could be behind it is neither granted nor excluded. */
export interface Doubt {
  readonly resource: Resource;
  readonly property: string;
}

/** What one line of a list speaks of. What it doesn't limit is the whole range. */
export interface Traffic {
  readonly protocol: Range;
  readonly port: Range;
}

/** One numbered line of a network ACL. Lines are tried in order; the first that fits decides. */
export interface AclLine {
  readonly by: Resource;
  /** Null when it can't be known: then it could come first. */
  readonly number: number | null;
  /** Null when it can't be known: then it could be either. */
  readonly allows: boolean | null;
  readonly peers: Range;
  readonly traffic: Traffic;
  readonly doubt: Doubt | null;
}

export interface Acl {
  readonly name: string;
  readonly resource: Resource | null;
  readonly incoming: readonly AclLine[];
  readonly outgoing: readonly AclLine[];
  /** The ACL that AWS makes with a VPC and nobody adopted: it lets everything through. */
  readonly untouched: boolean;
}

/** One line of a security group: it only ever allows. */
export interface GroupLine {
  readonly by: Resource;
  /** Addresses, members of a group, or an IPv6 block (null when it can't be known) with the numbers it has here. */
  readonly peers:
    | readonly Range[]
    | { readonly group: string }
    | { readonly six: string | null; readonly ranges: readonly Range[] };
  readonly traffic: Traffic;
  readonly doubt: Doubt | null;
}

export interface Group {
  /** Its urn, or the urn of what AWS makes it for with `#own` (cluster) or `#default` (VPC). */
  readonly key: string;
  readonly name: string;
  readonly resource: Resource;
  readonly incoming: readonly GroupLine[];
  readonly outgoing: readonly GroupLine[];
}

/** Where a route leads. `local` routes are implied and not listed. */
export type Way =
  | "internet gateway"
  | "egress-only gateway"
  | "NAT gateway"
  | "VPN gateway"
  | "peering"
  | "transit gateway"
  | "firewall"
  | "AWS service"
  | "network interface"
  | "other gateway"
  | "unknown target";

export interface Route {
  readonly by: Resource;
  /** Empty for a prefix list of an AWS service: no address of a VPC is in it. */
  readonly destinations: readonly Range[];
  readonly way: Way;
  /** What the route leads to, where it is in the graph. */
  readonly through: Resource | null;
  readonly doubt: Doubt | null;
}

export interface Table {
  readonly name: string;
  /** Null for the main table that AWS makes and nobody adopted: it holds the local route alone. */
  readonly resource: Resource | null;
  readonly routes: readonly Route[];
}

export interface Vpc {
  readonly resource: Resource;
  /** Blocks of both families; one that AWS still has to give is stood for by its subnets' numbers. */
  readonly ranges: readonly Range[];
}

export interface Subnet {
  readonly resource: Resource;
  readonly vpc: Vpc | null;
  /** Addresses that a machine can have: without the four first and the last, which AWS keeps (the resolver among them). */
  readonly hosts: Range;
  /** Addresses over IPv6; null when it has none. */
  readonly six: Six | null;
  readonly doubt: Doubt | null;
  /** Zone id or name; null when not given. */
  readonly zone: string | null;
  readonly acl: Acl;
  readonly table: Table;
}

/** Every address that something in the subnet can have, of both families. */
export const addressesIn = ({ hosts, six }: Subnet): readonly Range[] => (six === null ? [hosts] : [hosts, six.own]);

export type Tier = "edge" | "web" | "app" | "data" | "control" | "system" | "endpoints" | "sftp" | "runner" | "other";

/** What stands in the subnets of the edge: what the internet reaches. */
export const EDGE: readonly Tier[] = ["edge", "sftp"];

/** Something with an address in a subnet, and the groups that guard it there. */
export interface Place {
  readonly name: string;
  readonly resource: Resource;
  readonly tier: Tier;
  readonly subnet: Subnet;
  readonly groups: readonly Group[];
  /** No group guards it: a network load balancer without one, or whatever else may be put into the subnet. */
  readonly unguarded: boolean;
  readonly doubt: Doubt | null;
}

/** The network of one stack, read by reference: it is known while every id is unknown. */
export interface Network {
  readonly vpcs: readonly Vpc[];
  readonly subnets: readonly Subnet[];
  readonly groups: readonly Group[];
  readonly places: readonly Place[];
  /** One a subnet: whatever else may come to stand there, in no group and sending what it likes. */
  readonly strangers: readonly Place[];
  /** What couldn't be put anywhere: while there is one, nothing is proved. */
  readonly doubts: readonly Doubt[];
}
