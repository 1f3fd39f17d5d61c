import { type Graph, graphOf } from "../../../graph/index.ts";
import { SUBNET } from "../network.ts";

/** The same network had every subnet a block of IPv6: what stops it then? */
export function withSix({ project, stack, resources }: Graph): Graph {
  const subnets = resources.filter(({ type }) => type === SUBNET);
  const blockOf = new Map(subnets.map(({ urn }, at) => [urn, `2001:db8:0:${(at + 1).toString(16)}::/64`]));
  const given = resources.map((resource) => {
    const ipv6CidrBlock = blockOf.get(resource.urn);
    return ipv6CidrBlock === undefined ? resource : { ...resource, inputs: { ...resource.inputs, ipv6CidrBlock } };
  });
  return graphOf(project, stack, given);
}
