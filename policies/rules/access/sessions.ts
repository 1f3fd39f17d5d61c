import { type Graph, ofType, type Resource, referrers } from "../../../graph/index.ts";
import { covers, document, type Statement } from "../../document.ts";

const POLICY = "aws:iam/policy:Policy";
const ATTACHED = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

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
  referrers(graph, ATTACHED, "policyArn", policy).length > 0 ||
  ofType(graph, ATTACHED).some(({ inputs }) =>
    String(inputs.policyArn).endsWith(`:policy/${String(policy.inputs.name)}`),
  );
