import { machinesPerZone } from "../spec/index.ts";
import type { Part, Sold } from "./part.ts";
import { EACH, MACHINES } from "./prices.ts";

/** What the product's parts run on, and what watches it. */
export function machines(sold: Sold): Part[] {
  const { hardware } = sold.settled.tenant.size;
  return [shared(sold), cluster, watch(sold), ...(hardware === "dedicated" ? [dedicated] : [])];
}

function numberOf({ settled: { zones, tenant }, product }: Sold): number {
  const { replicas } = product.sizes[tenant.size.plan];
  const perZone = (copies: number) => machinesPerZone(copies, zones.length);
  return (1 + perZone(replicas.web) + perZone(replicas.app)) * zones.length;
}

function shared(sold: Sold): Part {
  const { zones, tenant } = sold.settled;
  const { plan } = tenant.size;
  const { nodes } = sold.product.sizes[plan];
  const count = numberOf(sold);
  const each = MACHINES[nodes]?.monthly;
  return {
    part: `machines, ${nodes}`,
    count,
    monthly: each === undefined ? null : count * each,
    because: `Web, application and the system have machines of their own in each of ${zones.length} zones, as the ${plan} plan sizes them.`,
    capability: "tier-segmentation",
    without: "the promise that web and application are apart, or a larger plan than small",
  };
}

/** The agent is paid by processor, the search for weaknesses by machine, where the region has one. */
function watch(sold: Sold): Part {
  const { tenant, lacks } = sold.settled;
  const count = numberOf(sold);
  const processors = MACHINES[sold.product.sizes[tenant.size.plan].nodes]?.processors;
  const search = lacks.includes("inspector") ? 0 : EACH.search;
  return {
    part: "watched machines",
    count,
    monthly: processors === undefined ? null : Math.round(count * (processors * EACH.agent + search)),
    because: "An agent on each looks for attacks as they happen, and each is searched for known weaknesses.",
    capability: "intrusion-detection",
    without: "the promise that every host is watched; no plan without it is allowed",
  };
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
