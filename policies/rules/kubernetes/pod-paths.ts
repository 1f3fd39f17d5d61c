import { type Graph, parseCidr } from "../../../graph/index.ts";
import { destinationsOf, directoryOf } from "../../../spec/index.ts";
import {
  box,
  EDGE,
  meet,
  type Packets,
  readNetwork,
  single,
  TCP,
  type Tier,
  UDP,
  without,
} from "../../proofs/reachability/index.ts";
import type { Subject } from "../../verdict.ts";
import { PUBLIC_TARGETS } from "../network/public.ts";
import type { Pod } from "./pods.ts";

/** Where EKS's own agent on each node hands a pod the credentials of its role (EKS: Pod Identity). */
const IDENTITY = "169.254.170.23/32";
const NAMES_PORT = 53;
const HTTPS = 443;
/** What stands where AWS's private endpoints do. */
const CONTROL: readonly Tier[] = ["control", "endpoints", "runner", "system"];

const at = (protocol: number, port: number) => box({ protocol: single(protocol), port: single(port) });

/**
 * What one pod may send to another: names are asked for, and web calls the application. What EKS runs may stand where
 * AWS's private endpoints do, and a policy that lets the application call those can't tell them apart.
 */
export function allowedTo({ product }: Subject, from: Pod, to: Pod): Packets {
  const asked = to.tier === "names" ? [at(UDP, NAMES_PORT), at(TCP, NAMES_PORT)] : [];
  if (to.maker === null) return from.tier === "app" ? [...asked, at(TCP, HTTPS)] : asked;
  return from.tier === "web" && to.tier === "app" ? [at(TCP, product.app.port)] : [];
}

/**
 * What a pod may send to addresses: the application opens the database, asks for the credentials of its role, calls AWS's
 * services at private endpoints and at S3's gateway, whose addresses are public, and calls outside on the ports of the
 * tenant's listed hosts (which hosts, the network firewall says) and the directory by TLS.
 */
export function allowedOut({ graph, settled }: Subject, from: Pod): Packets {
  if (from.tier !== "app") return [];
  const databases = readNetwork(graph).places.filter(({ tier }) => tier === "data");
  const ports = databases.flatMap(({ resource }) =>
    typeof resource.inputs.port === "number" ? resource.inputs.port : [],
  );
  const opens = ports.map((port) => at(TCP, port));
  return [
    ...meet(addressesOf(graph, ["data"], "target"), opens),
    box({ protocol: single(TCP), port: single(80), target: parseCidr(IDENTITY) }),
    ...meet(addressesOf(graph, CONTROL, "target"), [at(TCP, HTTPS)]),
    ...meet(
      PUBLIC_TARGETS,
      [HTTPS, ...destinationsOf(settled.tenant).map(({ port }) => port)].map((port) => at(TCP, port)),
    ),
    ...toDirectory(settled),
  ];
}

function toDirectory({ tenant }: Subject["settled"]): Packets {
  const way = directoryOf(tenant);
  return (way?.networks ?? []).flatMap((network) =>
    (way?.ports ?? []).map((port) => box({ protocol: single(TCP), port: single(port), target: parseCidr(network) })),
  );
}

/** What may come to a pod from addresses: the load balancer calls web. */
export function allowedIn({ graph, product }: Subject, to: Pod): Packets {
  return to.tier === "web" ? meet(addressesOf(graph, EDGE, "source"), [at(TCP, product.web.port)]) : [];
}

/** Addresses of the network at which nothing but these tiers can be. */
function addressesOf(graph: Graph, tiers: readonly Tier[], side: "source" | "target"): Packets {
  const { vpcs, subnets, places } = readNetwork(graph);
  const others = subnets.filter((subnet) => {
    const here = places.filter((place) => place.subnet === subnet);
    return here.length === 0 || here.some((place) => !tiers.includes(place.tier));
  });
  return without(
    vpcs.flatMap(({ ranges }) => ranges.map((range) => box({ [side]: range }))),
    others.map(({ hosts }) => box({ [side]: hosts })),
  );
}
