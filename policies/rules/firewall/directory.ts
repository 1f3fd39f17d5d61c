import type { Settled } from "../../../law/index.ts";
import { directoryOf } from "../../../spec/index.ts";
import type { Pass } from "./passes.ts";

const DNS = "53";
const RANGE = /^[\d.]+\/\d+$/;

/** Whether a firewall's rule leads to the customer's directory by TLS alone, or to the servers that know its name. */
export function leadsToDirectory({ tenant }: Settled, { protocol, source, destination, port }: Pass): boolean {
  const way = directoryOf(tenant);
  if (way === null || !RANGE.test(source)) return false;
  if (port === DNS)
    return ["UDP", "TCP"].includes(protocol) && way.dns.some((server) => destination === `${server}/32`);
  return protocol === "TLS" && way.networks.includes(destination) && way.ports.includes(Number(port));
}
