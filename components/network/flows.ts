import type { Tier } from "./subnets.ts";

/** Security groups, one for each kind of thing. What a test restores hears nobody and calls nobody. */
const GROUPS = [
  "edge",
  "web",
  "app",
  "data",
  "control",
  "system",
  "endpoints",
  "sftp",
  "shared",
  "names",
  "runner",
  "restored",
] as const;
export type Group = (typeof GROUPS)[number];

/** Where the things of each group stand. */
export const TIER_OF: Readonly<Record<Group, Tier>> = {
  edge: "edge",
  web: "web",
  app: "app",
  data: "data",
  control: "control",
  system: "control",
  endpoints: "control",
  sftp: "edge",
  names: "control",
  shared: "data",
  runner: "control",
  restored: "data",
};

/** Ports that the product decides; all others are the platform's or AWS's. */
export interface Ports {
  /** Fixed NodePort on which web nodes answer the load balancer over TLS. */
  readonly node: number;
  /** Port of the application's containers. */
  readonly app: number;
  readonly database: number;
  /** Ports of hosts outside that the application may call; without any there is no way out. */
  readonly outside: readonly number[];
}

/** A network, as `192.0.2.16/28`. */
export type Cidr = `${string}/${number}`;

/** What only some tenants bought, or have where their region allows it. */
export interface Sold {
  /** Whether a machine inside the network brings up what is inside the cluster. @default none does */
  readonly runner?: boolean;
  /** Networks from which partners exchange files. @default none, and nothing listens for them */
  readonly partners?: readonly Cidr[];
  /** @default the customer's directory isn't reached */
  readonly directory?: {
    /** Networks in which it stands, behind a VPN. */
    readonly networks: readonly string[];
    readonly ports: readonly number[];
    /** DNS servers there that know it; none when its name is public. */
    readonly dns: readonly string[];
  };
  /** Whether the application opens shared folders. @default false */
  readonly shared?: boolean;
}

/** What lies beyond the network: S3, the internet, and a site of the customer's with its directory and its names. */
type Beyond = "s3" | "internet" | "directory" | "dns";

/** One permitted way to open a connection. What isn't in the table is closed. */
export interface Flow {
  readonly from: Group | "internet";
  /** The networks at its far end, of the internet or behind a VPN. @default all of the internet */
  readonly networks?: readonly Cidr[];
  readonly to: Group | Beyond;
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  readonly why: string;
}

const NODES = ["web", "app", "system"] as const;

const over =
  (protocol: Flow["protocol"]) =>
  (from: Flow["from"], to: Flow["to"], port: number, why: string): Flow => ({ from, to, protocol, port, why });
const [tcp, udp] = [over("tcp"), over("udp")];

const RUNNER: readonly Flow[] = [
  tcp("runner", "control", 443, "the runner calls the cluster"),
  tcp("runner", "endpoints", 443, "AWS services by private endpoint"),
  tcp("runner", "s3", 443, "S3 by its gateway endpoint"),
];

/** Every connection that may be opened in a tenant's network. */
export function planFlows(
  ports: Ports,
  { runner = false, partners = [], shared = false, directory }: Sold = {},
): readonly Flow[] {
  return [
    tcp("internet", "edge", 443, "people reach the product"),
    tcp("internet", "edge", 80, "plain HTTP is sent on to HTTPS"),
    tcp("edge", "web", ports.node, "the load balancer passes requests on"),
    tcp("web", "app", ports.app, "web calls the application"),
    tcp("app", "data", ports.database, "the application opens the database"),
    ...ports.outside.map((port) => tcp("app", "internet", port, "the application calls hosts that the firewall lists")),
    ...NODES.flatMap((node) => [
      tcp(node, "system", 53, "names"),
      udp(node, "system", 53, "names"),
      tcp(node, "control", 443, "nodes call the cluster"),
      tcp("control", node, 10250, "the cluster calls its nodes"),
      tcp(node, "endpoints", 443, "AWS services by private endpoint"),
      tcp(node, "s3", 443, "S3 by its gateway endpoint"),
    ]),
    ...(runner ? RUNNER : []),
    ...(directory === undefined ? [] : directoryFlows(directory)),
    ...(shared ? [tcp("app", "shared", 2049, "the application opens shared folders")] : []),
    ...(partners.length > 0 ? [{ ...tcp("internet", "sftp", 22, "partners exchange files"), networks: partners }] : []),
  ];
}

/** The application opens the directory, and the network's resolver asks the servers there that know its name. */
function directoryFlows({ networks, ports, dns }: NonNullable<Sold["directory"]>): readonly Flow[] {
  const servers = dns.map((one) => `${one}/32` as const);
  const asks = (dns.length > 0 ? [tcp, udp] : []).map((by) => by("names", "dns", 53, "names of the directory"));
  return [
    ...ports.map((port) => ({
      ...tcp("app", "directory", port, "people sign in by the directory"),
      networks: networks as readonly Cidr[],
    })),
    ...asks.map((flow) => ({ ...flow, networks: servers })),
  ];
}

/** Groups that stand: those that a flow names, and the one of what a test restores. */
export function groupsOf(flows: readonly Flow[]): readonly Group[] {
  return GROUPS.filter((group) => group === "restored" || flows.some(({ from, to }) => from === group || to === group));
}
