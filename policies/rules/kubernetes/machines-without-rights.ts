import { type Graph, ofType, type Resource, referents } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { rightsOf } from "../../rights.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";
import { NODE_GROUP } from "./cluster.ts";

/** AWS's own policies by which a machine joins and fetches images, and nothing more. */
const JOINING =
  /:iam::aws:policy\/(AmazonEKSWorkerNode(Minimal)?Policy|AmazonEC2ContainerRegistry(PullOnly|ReadOnly))$/;
/** What else a machine may do: be called by Session Manager, and write logs. */
const CALLED = /^(ssm:UpdateInstanceInformation|ssmmessages:\w+|logs:(Describe|Create|Put)\w+)$/;

export const machinesWithoutRights: Rule = {
  id: "K8S-13",
  name: "machines-without-rights",
  statement:
    "Machines may join the cluster, fetch images and be called for sessions: rights to data are the pods' own.",
  severity: "high",
  capability: "access-control",
  remedy: "give the right to a role of the service account that needs it, by pod identity",
  premises: [],
  check: ({ graph }) => each(ofType(graph, NODE_GROUP), (group) => judgeGroup(graph, group)),
};

function judgeGroup(graph: Graph, group: Resource): Finding {
  const [role] = referents(graph, group, "nodeRoleArn");
  if (role === undefined) return unproven(group, `machines of ${group.name} have a role that isn't of this stack`);
  const beyond = beyondJoining(graph, role);
  return beyond.length === 0
    ? pass(group, `machines of ${group.name} join, fetch images and may do no more`, { role: role.urn })
    : fail(group, `machines of ${group.name} hold ${beyond.join(" and ")}`, { beyond });
}

/** AWS's policies and single actions that a role holds beyond what a machine needs. */
function beyondJoining(graph: Graph, role: Resource): readonly string[] {
  const { statements, others } = rightsOf(graph, role);
  const allowed = statements.filter(({ effect }) => effect === "Allow");
  return [
    ...others.filter((arn) => !JOINING.test(arn)).map((arn) => arn.split("/").at(-1) ?? arn),
    ...allowed.flatMap(({ actions }) => actions.filter((action) => !CALLED.test(action))),
  ];
}
