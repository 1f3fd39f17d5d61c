import { type Graph, ofType, type Resource, referents, referrers } from "../../../graph/index.ts";
import { document } from "../../document.ts";
import { each, text, texts } from "../../read.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";
import { NODE_GROUP } from "./cluster.ts";

/** AWS's own policies by which a machine joins and fetches images, and nothing more. */
const JOINING = /\/(AmazonEKSWorkerNode(Minimal)?Policy|AmazonEC2ContainerRegistry(PullOnly|ReadOnly))$/;
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
  const beyond = rightsOf(graph, role);
  return beyond.length === 0
    ? pass(group, `machines of ${group.name} join, fetch images and may do no more`, { role: role.urn })
    : fail(group, `machines of ${group.name} hold ${beyond.join(" and ")}`, { beyond });
}

/** AWS's policies and single actions that a role holds beyond what a machine needs. */
function rightsOf(graph: Graph, role: Resource): readonly string[] {
  const attached = referrers(graph, "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "role", role);
  const policies = [...attached.map((one) => text(one, "policyArn") ?? ""), ...texts(role, "managedPolicyArns.*")];
  const own = referrers(graph, "aws:iam/rolePolicy:RolePolicy", "role", role);
  const allowed = own.flatMap((one) => document(one, "policy") ?? []).filter(({ effect }) => effect === "Allow");
  return [
    ...policies.filter((arn) => !JOINING.test(arn)).map((arn) => arn.split("/").at(-1) ?? arn),
    ...allowed.flatMap(({ actions }) => actions.filter((action) => !CALLED.test(action))),
  ];
}
