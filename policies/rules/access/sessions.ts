import { type Graph, ofType, type Resource, referents, referrers } from "../../../graph/index.ts";
import { covers, document, type Statement } from "../../document.ts";
import { attachments } from "../../rights.ts";

const POLICY = "aws:iam/policy:Policy";
/** Other ways onto a machine, of which nothing is taken down. */
const UNRECORDED = [
  "ec2-instance-connect:OpenTunnel",
  "ec2-instance-connect:SendSSHPublicKey",
  "ec2-instance-connect:SendSerialConsoleSSHPublicKey",
  "ecs:ExecuteCommand",
  "ssm-guiconnect:StartConnection",
  "ssm:CreateAssociation",
  "ssm:CreateAssociationBatch",
  "ssm:RegisterTaskWithMaintenanceWindow",
  "ssm:SendCommand",
  "ssm:UpdateAssociation",
];

/** Every policy of the stack that could give somebody something. */
export const policiesOf = (graph: Graph): readonly Resource[] =>
  ofType(graph, POLICY, "aws:iam/rolePolicy:RolePolicy").filter((policy) => !isBoundary(graph, policy));

/**
 * The statements of a policy by which somebody may open a session on a machine. Throws `Unproven` where it can't be
 * known.
 */
export function openings(policy: Resource): readonly Statement[] {
  const statements = document(policy, "policy") ?? [];
  return statements.filter(({ effect, actions }) => effect === "Allow" && covers(actions, "ssm:StartSession"));
}

/** Ways onto a machine that a policy gives and of which nothing is taken down. Throws `Unproven` as `openings` does. */
export function unrecorded(policy: Resource): readonly string[] {
  const allowed = (document(policy, "policy") ?? []).filter(({ effect }) => effect === "Allow");
  return UNRECORDED.filter((action) => allowed.some(({ actions }) => covers(actions, action)));
}

/** Whether somebody has what a policy gives at all times, and not only while a door is open. */
export function stands(graph: Graph, policy: Resource): boolean {
  return policy.type !== POLICY || isAttached(graph, policy);
}

/** Whether a policy bounds roles and is given to none: by itself it allows nothing. */
export function isBoundary(graph: Graph, policy: Resource): boolean {
  const bounded = referrers(graph, "aws:iam/role:Role", "permissionsBoundary", policy);
  return bounded.length > 0 && !isAttached(graph, policy);
}

/** Whether somebody has a policy, by reference or by its ARN. */
const isAttached = (graph: Graph, policy: Resource): boolean =>
  attachments(graph).some(
    (one) =>
      referents(graph, one, "policyArn").includes(policy) ||
      String(one.inputs.policyArn).endsWith(`/${String(policy.inputs.name)}`),
  );
