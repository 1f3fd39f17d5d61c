import {
  canonicalType,
  type Graph,
  indexOf,
  isType,
  leaves,
  ofType,
  type Resource,
  referents,
  remembered,
  type Value,
} from "../graph/index.ts";
import { covers, document, type Statement } from "./document.ts";
import { known, list, text } from "./read.ts";

const INLINE = "aws:iam/rolePolicy:RolePolicy";
/** What gives roles a policy that stands by itself, and the property that says which. */
const ATTACHED: Readonly<Record<string, string>> = {
  "aws:iam/policyAttachment:PolicyAttachment": "roles",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "role",
};

/** Whatever gives a policy to a role, the policy being of this stack or not. */
export const attachments = (graph: Graph): readonly Resource[] => ofType(graph, ...Object.keys(ATTACHED));

/** What a role may do at all times: whatever its own and this stack's policies say, and others by their ARN. */
export interface Rights {
  readonly statements: readonly Statement[];
  readonly others: readonly string[];
}

/** The standing rights of a role. Throws `Unproven` where one can't be known. */
export function rightsOf(graph: Graph, role: Resource): Rights {
  const own = givers(graph).get(role.urn) ?? [];
  for (const one of own) if (takersOf(one).length === 0) known(one, takersIn(one));
  const attached = own.filter((one) => !isType(one, INLINE));
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

/**
 * What gives rights to each role, by its urn: it refers to the role, or says its name, in capitals or not. What refers to
 * nothing and can't be known may give them to any role.
 */
const givers = remembered((graph: Graph) => {
  const roles = ofType(graph, "aws:iam/role:Role");
  const named = indexOf(roles, ({ inputs }) => namesIn(inputs.name).flatMap((name) => name ?? []));
  return indexOf([...ofType(graph, INLINE), ...attachments(graph)], (giver) => {
    const referred = takersOf(giver);
    const anyone = referred.length === 0 ? roles : [];
    const said = namesIn(giver.inputs[takersIn(giver)]);
    const takers = said.flatMap((name) => (name === undefined ? anyone : (named.get(name) ?? [])));
    return [...referred, ...takers.map(({ urn }) => urn)];
  });
});

/** The property that says to which roles something gives rights. */
const takersIn = ({ type }: Resource): string => ATTACHED[canonicalType(type)] ?? "role";

const takersOf = (giver: Resource): readonly string[] => giver.refs[takersIn(giver)] ?? [];

/** Names as IAM compares them; undefined for each that can't be known. */
const namesIn = (value: Value | undefined): readonly (string | undefined)[] =>
  leaves(value).map(({ value }) => (typeof value === "string" ? value.toLowerCase() : undefined));

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
