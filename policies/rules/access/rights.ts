import { type Graph, ofType, type Resource, referents } from "../../../graph/index.ts";
import { document, type Statement } from "../../document.ts";
import { list, text } from "../../read.ts";

const INLINE = "aws:iam/rolePolicy:RolePolicy";
const ATTACHED = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

/** What a role may do at all times: whatever its own and this stack's policies say, and others by their ARN. */
export interface Rights {
  readonly statements: readonly Statement[];
  readonly others: readonly string[];
}

/** The standing rights of a role. Throws `Unproven` where one can't be known. */
export function rightsOf(graph: Graph, role: Resource): Rights {
  const attached = ofRole(graph, ATTACHED, role);
  const policies = [...ofRole(graph, INLINE, role), ...attached.flatMap((one) => referents(graph, one, "policyArn"))];
  const elsewhere = attached.filter((one) => referents(graph, one, "policyArn").length === 0);
  return {
    statements: policies.flatMap((policy) => document(policy, "policy") ?? []),
    others: [
      ...elsewhere.map((one) => text(one, "policyArn") ?? "an unnamed policy"),
      ...list(role, "managedPolicyArns").map(String),
      ...list(role, "inlinePolicies").map(() => "a policy inside the role"),
    ],
  };
}

function ofRole(graph: Graph, type: string, role: Resource): readonly Resource[] {
  return ofType(graph, type).filter(
    ({ refs, inputs }) =>
      refs.role?.includes(role.urn) || (inputs.role !== undefined && inputs.role === role.inputs.name),
  );
}
