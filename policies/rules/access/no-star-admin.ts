import { dig, type Graph, ofType, type Resource, type Value } from "../../../graph/index.ts";
import { each, json, known, many, texts } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { isBoundary } from "./sessions.ts";

const POLICIES = [
  "aws:iam/policy:Policy",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/userPolicy:UserPolicy",
  "aws:iam/groupPolicy:GroupPolicy",
];
const ATTACHMENTS = [
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
  "aws:iam/policyAttachment:PolicyAttachment",
];
/** AWS's own policies by which somebody may do everything, or nearly so. */
const ADMIN =
  /\/(AdministratorAccess(-\w+)?|SecretsManagerReadWrite|\w*(FullAccess|PowerUser(Access)?|Administrator)(_?v\d+)?)$/i;
const OF_AWS = /^arn:[\w-]+:iam::aws:policy\//;
/**
 * Any action of a service or of all; and a resource of which its partition, service, region and account are named at most,
 * or its kind in an account, such as all of its roles.
 */
const WHOLE = /^([^:]+:)?[*?]+$/;
const UNBOUND = /^([*?]+|arn:[^:]*(:[^:]*){0,3}[:*?/]*|arn(:[^:]*){3}:[^:]+:[\w-]+[/:][*?]+)$/;

export const noStarAdmin: Rule = {
  id: "IAM-01",
  name: "no-star-admin",
  statement: "No policy allows every action on every resource, directly, by exception or through a managed policy.",
  severity: "critical",
  capability: "access-control",
  remedy: "name the actions and the resources that are needed, in a policy of this stack",
  premises: [],
  *check({ graph }) {
    yield* each(ofType(graph, ...POLICIES), (policy) =>
      isBoundary(graph, policy)
        ? pass(policy, `${policy.name} bounds roles and gives them nothing`)
        : judgePolicy(policy),
    );
    yield* each(ofType(graph, ...ATTACHMENTS), (attachment) =>
      judgeManaged(graph, attachment, texts(attachment, "policyArn")),
    );
    const roles = ofType(graph, "aws:iam/role:Role");
    yield* each(
      roles.filter(({ inputs }) => inputs.managedPolicyArns !== undefined),
      (role) => judgeManaged(graph, role, many(known(role, "managedPolicyArns")).map(String)),
    );
    yield* roles
      .filter(({ inputs }) => inputs.inlinePolicies !== undefined)
      .map((role) => fail(role, `${role.name} says inside itself what it may, where no other rule looks`));
  },
};

/** By its words: what it excepts counts too. */
function judgePolicy(policy: Resource): Finding {
  const wide = many(dig(json(policy, "policy", "policy document"), "Statement"))
    .filter((one) => dig(one, "Effect") === "Allow" && isEverything(one))
    .map((one) => String(dig(one, "Sid") ?? "a statement"));
  return wide.length === 0
    ? pass(policy, `${policy.name} names what it allows`)
    : fail(policy, `${wide.join(" and ")} of ${policy.name} allows whole services on everything`);
}

/** Every action of a service or of all, or all but some, on every resource or all but some. */
function isEverything(statement: Value): boolean {
  const actions = many(dig(statement, "Action"));
  const resources = many(dig(statement, "Resource"));
  const onAll = dig(statement, "NotResource") !== undefined || resources.some((one) => UNBOUND.test(String(one)));
  const all = dig(statement, "NotAction") !== undefined || actions.some((one) => WHOLE.test(String(one)));
  return all && onAll;
}

/** A policy that is neither AWS's nor of this stack may say anything. */
function judgeManaged(graph: Graph, resource: Resource, arns: readonly string[]): Finding {
  const named = ofType(graph, "aws:iam/policy:Policy").map(({ inputs }) => `:policy/${String(inputs.name)}`);
  const isReadable = (arn: string) => OF_AWS.test(arn) || named.some((name) => arn.endsWith(name));
  const wide = arns.filter((arn) => ADMIN.test(arn) || !isReadable(arn));
  return wide.length === 0
    ? pass(resource, `${resource.name} gives ${arns.map((arn) => arn.split("/").at(-1)).join(" and ")}`)
    : fail(resource, `${resource.name} gives ${wide.map((arn) => arn.split("/").at(-1)).join(" and ")}`);
}
