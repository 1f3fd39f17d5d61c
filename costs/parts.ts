import { destinationsOf, gigabytes } from "../../spec/index.ts";
import type { Placed } from "../order.ts";
import { DATABASES, EACH, MACHINES } from "./prices.ts";

/** One thing that a tenant pays for, as its file decides it. */
export interface Part {
  readonly part: string;
  readonly count: number;
  /** US dollars a month for all of them; null where no price was noted. */
  readonly monthly: number | null;
  /** What it is there for. */
  readonly because: string;
  /** The word of the promises that rest on it. */
  readonly capability: string;
  /** What the contract would have to give up to be rid of it. */
  readonly without: string;
}

/** AWS services that are reached by private endpoints of their own in every zone; mail by one more. */
const ENDPOINTS = 11;
/** Copies of one part on a node while no release rolls out. */
const COPIES_A_NODE = 2;
/** Smallest disk of a database, in GB. */
const SMALLEST_DISK = 20;

/** Everything in one tenant that costs by its number, whether or not anybody uses it. */
export function partsOf(placed: Placed): Part[] {
  return [...firewalls(placed), endpoints(placed), ...machines(placed), ...database(placed), ...ways(placed)];
}

function firewalls({ settled: { zones, tenant } }: Placed): Part[] {
  const count = zones.length;
  const calls = destinationsOf(tenant).length > 0;
  const firewall = {
    part: "network firewalls",
    count,
    monthly: count * EACH.firewall,
    because: `All that comes in or goes out passes one, in each of ${count} zones, and known attacks end there.`,
    capability: "network-intrusion-prevention",
    without: "the promise that attacks on the network are stopped; no plan without them is allowed",
  };
  const gateways = {
    part: "NAT gateways",
    count,
    monthly: count * EACH.nat,
    because: "The system calls the hosts that the file lists, from known addresses and out of each zone by itself.",
    capability: "egress-control",
    without: "every host under connections.egress, and a mail relay",
  };
  return calls ? [firewall, gateways] : [firewall];
}

function endpoints({ settled: { zones, tenant } }: Placed): Part {
  const mail = tenant.mail !== undefined && tenant.mail.relay === undefined ? 1 : 0;
  const count = (ENDPOINTS + mail) * zones.length;
  return {
    part: "private endpoints",
    count,
    monthly: count * EACH.endpoint,
    because: "Machines reach AWS's own services without the internet, and of those this tenant's things alone.",
    capability: "private-connectivity",
    without: "the promise that what the system does inside never touches the internet",
  };
}

function machines({ settled: { zones, tenant }, product }: Placed): Part[] {
  const { nodes, replicas } = product.sizes[tenant.size.plan];
  const perZone = (copies: number) => Math.ceil(copies / zones.length / COPIES_A_NODE);
  const count = (1 + perZone(replicas.web) + perZone(replicas.app)) * zones.length;
  const each = MACHINES[nodes];
  const shared = {
    part: `machines, ${nodes}`,
    count,
    monthly: each === undefined ? null : count * each,
    because: `Web, application and the system have machines of their own in each of ${zones.length} zones, as the ${tenant.size.plan} plan sizes them.`,
    capability: "tier-segmentation",
    without: "the promise that web and application are apart, or a larger plan than small",
  };
  return [shared, cluster, ...(tenant.size.hardware === "dedicated" ? [dedicated] : [])];
}

const cluster: Part = {
  part: "cluster",
  count: 1,
  monthly: EACH.cluster,
  because: "It keeps the product's parts running when a machine or a zone fails.",
  capability: "high-availability",
  without: "the promise that the service goes on when a server fails",
};

const dedicated: Part = {
  part: "dedicated hardware",
  count: 1,
  monthly: EACH.dedicated,
  because: "The file asks for machines that no other company shares, and AWS has a fee on that by the region.",
  capability: "dedicated-hardware",
  without: "size.hardware: dedicated",
};

function database({ settled: { tenant }, product }: Placed): Part[] {
  const type = product.sizes[tenant.size.plan].database;
  const disk = Math.max(SMALLEST_DISK, gigabytes(tenant.size.data));
  const instance = {
    part: `database, ${type}`,
    count: 1,
    monthly: DATABASES[type] ?? null,
    because: "It is kept in two zones at once, so that a lost zone loses no work.",
    capability: "data-redundancy",
    without: `the promise that data is in two zones, or the ${tenant.size.plan} plan`,
  };
  const storage = {
    part: "database disk, GB",
    count: disk,
    monthly: Math.round(disk * EACH.gigabyte),
    because: `The file expects ${tenant.size.data} of data, and all of it is written twice.`,
    capability: "data-redundancy",
    without: "the promise that data is in two zones, or data",
  };
  return [instance, storage];
}

const entrance: Part = {
  part: "entrance with web application firewall",
  count: 1,
  monthly: EACH.entrance,
  because: "People come in here and nowhere else, and attacks on the application end here.",
  capability: "edge-filtering",
  without: "the promise of a web application firewall; no plan without it is allowed",
};

function ways({ tenant: { connections } }: Placed): Part[] {
  const { vpn, sftp } = connections;
  const sites = {
    part: "VPN connections",
    count: vpn.length,
    monthly: vpn.length * EACH.vpn,
    because: `The file joins ${vpn.map(({ name }) => name).join(", ")}.`,
    capability: "site-vpn",
    without: "the sites under connections.vpn",
  };
  const partners = {
    part: "SFTP server",
    count: 1,
    monthly: EACH.sftp,
    because: `${sftp.map(({ partner }) => partner).join(", ")} exchange files with this tenant alone.`,
    capability: "file-exchange",
    without: "the partners under connections.sftp",
  };
  return [entrance, ...(vpn.length > 0 ? [sites] : []), ...(sftp.length > 0 ? [partners] : [])];
}
