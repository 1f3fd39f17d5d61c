import { ofType, overlaps, parseCidr, type Resource } from "../../../graph/index.ts";
import { each, text, Unproven } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

const RANGES = ["aws:ec2/vpc:Vpc", "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation"];
/** Private addresses (RFC 1918): nobody else on the internet has them. */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map(parseCidr);

export const singleTenantCidr: Rule = {
  id: "NET-18",
  name: "single-tenant-cidr",
  statement:
    "The tenant's address ranges are private and overlap with no network that its file names and not with the cluster's own services.",
  severity: "medium",
  capability: "tenant-isolation",
  remedy: "choose a private range that is clear of every named network",
  premises: [],
  check: (subject) => each(ofType(subject.graph, ...RANGES), (resource) => judgeRange(subject, resource)),
};

function judgeRange({ settled, graph }: Subject, resource: Resource): Finding {
  const cidr = text(resource, "cidrBlock");
  if (cidr === undefined) throw new Unproven(`the addresses of ${resource.name} are chosen when it is made`);
  const range = parseCidr(cidr);
  const partners = settled.tenant.connections.vpn.flatMap(({ networks }) => networks);
  const services = ofType(graph, "aws:eks/cluster:Cluster").map(
    (cluster) => text(cluster, "kubernetesNetworkConfig.serviceIpv4Cidr") ?? "172.20.0.0/16",
  );
  const taken = [...partners, ...services].filter((other) => overlaps(range, parseCidr(other)));
  const facts = { range: cidr, taken };
  if (!PRIVATE.some((block) => block.from <= range.from && range.to <= block.to))
    return fail(resource, `${cidr} of ${resource.name} isn't private`, facts);
  return taken.length === 0
    ? pass(resource, `${cidr} of ${resource.name} is private and clear of every network that is named`, facts)
    : fail(resource, `${cidr} of ${resource.name} overlaps with ${taken.join(" and ")}`, facts);
}
