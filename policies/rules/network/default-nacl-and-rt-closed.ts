import { type Graph, ofType, type Resource, referrers } from "../../../graph/index.ts";
import { each, known, list } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { scanned } from "../../scan.ts";

const ACL = "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl";
const TABLE = "aws:ec2/defaultRouteTable:DefaultRouteTable";
const OF_AWS = ["aws:ec2/defaultVpc:DefaultVpc", "aws:ec2/defaultSubnet:DefaultSubnet"];

export const defaultNaclAndRtClosed: Rule = {
  id: "NET-08",
  name: "default-nacl-and-rt-closed",
  statement: "Default network ACLs and route tables are managed and empty, and the default VPC is unused.",
  severity: "medium",
  capability: "tier-segmentation",
  remedy: "adopt both with neither lines nor routes nor subnets, and build on a VPC of the tenant's own",
  premises: [],
  *check({ graph }) {
    yield* each(ofType(graph, "aws:ec2/vpc:Vpc"), (vpc) => [
      judgeDefault(graph, vpc, { type: ACL, by: "defaultNetworkAclId", noun: "network ACL" }),
      judgeDefault(graph, vpc, { type: TABLE, by: "defaultRouteTableId", noun: "route table" }),
    ]);
    yield* ofType(graph, ...OF_AWS).map((found) => fail(found, `${found.name} uses what AWS makes in every account`));
  },
};

interface Default {
  readonly type: string;
  readonly by: string;
  readonly noun: string;
}

function judgeDefault(graph: Graph, vpc: Resource, { type, by, noun }: Default): Finding {
  const [adopted] = referrers(graph, type, by, vpc);
  if (!adopted) return fail(vpc, `the default ${noun} of ${vpc.name} is as AWS makes it`);
  const users = graph.resources
    .map(scanned)
    .filter(({ refs }) => Object.values(refs).some((urns) => urns.includes(adopted.urn)));
  const own = ["ingress", "egress", "routes", "propagatingVgws"].filter((key) => list(adopted, key).length > 0);
  const subnets = adopted.refs.subnetIds ?? known(adopted, "subnetIds") ?? [];
  const filled = [
    ...own,
    ...(Array.isArray(subnets) && subnets.length > 0 ? ["subnets"] : []),
    ...users.map(({ name }) => name),
  ];
  return filled.length === 0
    ? pass(adopted, `the default ${noun} of ${vpc.name} is empty and serves nothing`)
    : fail(adopted, `the default ${noun} of ${vpc.name} holds or serves ${filled.join(" and ")}`, { filled });
}
