import { type Graph, ofType, type Resource, referrers } from "../../../graph/index.ts";
import { readNetwork } from "../../proofs/reachability/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";

const DEFAULT = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";

export const defaultSgClosed: Rule = {
  id: "NET-07",
  name: "default-sg-closed",
  statement: "The default security group of every VPC is managed and has no rule.",
  severity: "high",
  capability: "tier-segmentation",
  remedy: "adopt it with one DefaultSecurityGroup without ingress and egress",
  premises: [],
  check: ({ graph }) => each(ofType(graph, "aws:ec2/vpc:Vpc"), (vpc) => judgeVpc(graph, vpc)),
};

function judgeVpc(graph: Graph, vpc: Resource): Finding {
  const [adopted] = referrers(graph, DEFAULT, "vpcId", vpc);
  if (!adopted)
    return fail(vpc, `the default security group of ${vpc.name} is as AWS makes it, and its members reach one another`);
  const group = readNetwork(graph).groups.find(({ resource }) => resource === adopted);
  if (!group) return unproven(adopted, `what ${adopted.name} lets pass can't be read`);
  const lines = [...group.incoming, ...group.outgoing].map(({ by }) => by.name);
  return lines.length === 0
    ? pass(adopted, `the default security group of ${vpc.name} lets nothing pass`)
    : fail(
        adopted,
        `the default security group of ${vpc.name} lets something pass by ${[...new Set(lines)].join(" and ")}`,
      );
}
