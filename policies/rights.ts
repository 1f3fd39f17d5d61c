import {
  type Graph,
  indexOf,
  isType,
  ofType,
  type Resource,
  referents,
  remembered,
  type Value,
} from "../graph/index.ts";
import { covers, document, type Statement } from "./document.ts";
import { list, text } from "./read.ts";

const INLINE = "aws:iam/rolePolicy:RolePolicy";
const ATTACHED = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

/** What a role may do at all times: whatever its own and this stack's policies say, and others by their ARN. */
export interface Rights {
  readonly statements: readonly Statement[];
  readonly others: readonly string[];
}

/** The standing rights of a role. Throws `Unproven` where one can't be known. */
export function rightsOf(graph: Graph, role: Resource): Rights {
  const own = givers(graph).get(role.urn) ?? [];
  const attached = own.filter((one) => isType(one, ATTACHED));
  const policies = [
    ...own.filter((one) => isType(one, INLINE)),
    ...attached.flatMap((one) => referents(graph, one, "policyArn")),
  ];
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

/** What gives rights to each role, by its urn: it refers to the role, or says its name. */
const givers = remembered((graph: Graph) => {
  const named = indexOf(ofType(graph, "aws:iam/role:Role"), ({ inputs }) => texts(inputs.name));
  return indexOf(ofType(graph, INLINE, ATTACHED), ({ refs, inputs }) => [
    ...(refs.role ?? []),
    ...texts(inputs.role)
      .flatMap((name) => named.get(name) ?? [])
      .map(({ urn }) => urn),
  ]);
});

const texts = (value: Value | undefined): readonly string[] => (typeof value === "string" ? [value] : []);

/** Something that a service does to a thing of this stack. */
export interface Deed {
  /** As ARNs name the thing's service, e.g. `sns`. */
  readonly service: string;
  readonly action: string;
  /** Name of the thing, the last part of its ARN. */
  readonly name: string;
}

/**
 * Whether a role lets an AWS service do something at any time: the service may take it on, a policy of the role allows
 * it without conditions, and none denies it. Throws `Unproven` where one of them can't be known.
 */
export function lends(graph: Graph, role: Resource, service: string, deed: Deed): boolean {
  const trusted = (document(role, "assumeRolePolicy") ?? []).some(
    ({ effect, principals }) => effect === "Allow" && principals.some(({ name }) => name === service),
  );
  const { statements } = rightsOf(graph, role);
  const [allowing, denying] = [statements.filter(isAllowing), statements.filter((one) => !isAllowing(one))];
  return (
    trusted &&
    allowing.some((one) => one.conditions.length === 0 && speaksOf(one, deed)) &&
    !denying.some((one) => speaksOf(one, deed))
  );
}

const isAllowing = ({ effect }: Statement): boolean => effect === "Allow";

function speaksOf({ actions, resources }: Statement, { service, action, name }: Deed): boolean {
  const isThing = (arn: string) => arn === "*" || (arn.split(":")[2] === service && arn.split(":").at(-1) === name);
  return covers(actions, action) && resources.some(isThing);
}
