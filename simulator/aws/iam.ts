import { ManagedPolicy } from "@pulumi/aws/types/enums/iam/index.js";
import { holds, type Kind } from "../kinds/index.ts";
import { Refused } from "../protocol/index.ts";
import { capitals, type Place, type Thing } from "../world/index.ts";
import { arn } from "./arn.ts";
import { organisationOf, trusted } from "./organizations.ts";
import { isJson, matches } from "./wellformed.ts";

export const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/policy:Policy";
export const INSTANCE_PROFILE = "aws:iam/instanceProfile:InstanceProfile";

const nameable = (max: number) => new RegExp(`^[\\w+=,.@-]{1,${max}}$`);
const letters = "letters, digits and +=,.@_-";

const role: Kind = {
  type: ROLE,
  schema: "AWS::IAM::Role",
  global: true,
  name: { property: "name", max: 64 },
  defaults: { path: "/", maxSessionDuration: 3600, forceDetachPolicies: false },
  refs: { permissionsBoundary: holds(POLICY) },
  replaceOn: { name: "IAM can't rename a role", namePrefix: "IAM can't rename a role" },
  unique: [{ by: ["name"], code: "EntityAlreadyExists" }],
  missing: "NoSuchEntity",
  inUse: "DeleteConflict",
  check: (inputs) => [
    ...matches(inputs, "name", nameable(64), `1 to 64 ${letters}`),
    ...isJson(inputs, "assumeRolePolicy"),
  ],
  accept: (scene, before) => {
    namesServices(scene.text("assumeRolePolicy"));
    staysShort(scene.text("assumeRolePolicy"));
    // The role that was taken for granted gives way to the one that somebody makes by its name.
    const granted = scene.find(ROLE, scene.text("name"));
    if (before === null && granted?.madeBy === "others") scene.drop(granted);
  },
  provided: (handle) => /^arn:[\w-]+:iam::\d{12}:role\/aws-service-role\//.test(handle),
  id: (scene) => scene.text("name"),
  arn: (scene, id) => arn(scene.place, "iam", `role${scene.text("path") || "/"}${id}`),
  facts: ({ now, settings }, _, before) => ({
    namePrefix: "",
    uniqueId: before?.facts.uniqueId ?? `AROA${capitals(17)}`,
    createDate: before?.facts.createDate ?? now.toISOString(),
    inlinePolicies: settings.inlinePolicies ?? [],
    managedPolicyArns: settings.managedPolicyArns ?? [],
  }),
};

/** IAM knows services by the names they have in policies, which aren't their hosts' in the sovereign cloud. */
function namesServices(trust: string): void {
  const host = /"[\w.-]+\.amazonaws\.eu"/.exec(trust)?.[0];
  if (host !== undefined)
    throw new Refused("MalformedPolicyDocument", `Invalid principal in policy: "SERVICE":${host}.`);
}

/** IAM counts what isn't white space, and takes more on request only. */
function staysShort(trust: string): void {
  const most = 2048;
  if (trust.replaceAll(/\s/g, "").length > most)
    throw new Refused("LimitExceeded", `Cannot exceed quota for ACLSizePerRole: ${most}`);
}

const rolePolicy: Kind = {
  type: "aws:iam/rolePolicy:RolePolicy",
  schema: "AWS::IAM::RolePolicy",
  global: true,
  name: { property: "name", max: 128 },
  replaceOn: { role: "a policy is its role's" },
  refs: { role: holds(ROLE) },
  unique: [{ by: ["role", "name"], code: "EntityAlreadyExists" }],
  check: (inputs) => [...matches(inputs, "name", nameable(128), `1 to 128 ${letters}`), ...isJson(inputs, "policy")],
  id: (scene) => `${scene.text("role")}:${scene.text("name")}`,
  facts: () => ({ namePrefix: "" }),
};

/** AWS's own policies; the list of the installed package lacks the newest. */
const ownPolicies: ReadonlySet<string> = new Set([
  ...Object.values(ManagedPolicy).map((policy) => policy.replace(/^.*:policy\//, "")),
  "AmazonEC2ContainerRegistryPullOnly",
]);

const policy: Kind = {
  type: POLICY,
  schema: "AWS::IAM::ManagedPolicy",
  global: true,
  name: { property: "name", max: 128 },
  defaults: { path: "/" },
  replaceOn: {
    name: "IAM can't rename a policy",
    namePrefix: "IAM can't rename a policy",
    description: "IAM can't change it",
  },
  unique: [{ by: ["name"], code: "EntityAlreadyExists" }],
  missing: "NoSuchEntity",
  inUse: "DeleteConflict",
  check: (inputs) => [...matches(inputs, "name", nameable(128), `1 to 128 ${letters}`), ...isJson(inputs, "policy")],
  provided: (handle) => ownPolicies.has(/^arn:[\w-]+:iam::aws:policy\/(.+)$/.exec(handle)?.[1] ?? ""),
  id: (scene) => arn(scene.place, "iam", `policy${scene.text("path") || "/"}${scene.text("name")}`),
  arn: (_, id) => id,
  facts: (_scene, _id, before) => ({
    namePrefix: "",
    attachmentCount: 0,
    policyId: before?.facts.policyId ?? `ANPA${capitals(17)}`,
  }),
};

const rolePolicyAttachment: Kind = {
  type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  global: true,
  replaceOn: { role: "an attachment is its ends", policyArn: "an attachment is its ends" },
  refs: { role: holds(ROLE), policyArn: holds(POLICY) },
  id: (scene) => `${scene.text("role")}/${scene.text("policyArn")}`,
};

/** Nobody here has one; a plan may be made in which somebody does. */
const user: Kind = {
  type: "aws:iam/user:User",
  schema: "AWS::IAM::User",
  global: true,
  name: { property: "name", max: 64 },
  defaults: { path: "/", forceDestroy: false },
  unique: [{ by: ["name"], code: "EntityAlreadyExists" }],
  missing: "NoSuchEntity",
  check: (inputs) => matches(inputs, "name", nameable(64), `1 to 64 ${letters}`),
  id: (scene) => scene.text("name"),
  arn: (scene, id) => arn(scene.place, "iam", `user${scene.text("path") || "/"}${id}`),
  facts: (_scene, _id, before) => ({ uniqueId: before?.facts.uniqueId ?? `AIDA${capitals(17)}` }),
};

const instanceProfile: Kind = {
  type: INSTANCE_PROFILE,
  schema: "AWS::IAM::InstanceProfile",
  global: true,
  name: { property: "name", max: 128 },
  defaults: { path: "/" },
  refs: { role: holds(ROLE) },
  unique: [{ by: ["name"], code: "EntityAlreadyExists" }],
  missing: "NoSuchEntity",
  inUse: "DeleteConflict",
  handles: (thing) => [String(thing.settings.name)],
  id: (scene) => scene.text("name"),
  arn: (scene, id) => arn(scene.place, "iam", `instance-profile${scene.text("path") || "/"}${id}`),
  facts: ({ now }, _, before) => ({
    namePrefix: "",
    uniqueId: before?.facts.uniqueId ?? `AIPA${capitals(17)}`,
    createDate: before?.facts.createDate ?? now.toISOString(),
  }),
};

const signIn: Kind = {
  type: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  schema: "AWS::IAM::OIDCProvider",
  global: true,
  replaceOn: { url: "a provider is its address" },
  unique: [{ by: ["url"], code: "EntityAlreadyExists" }],
  check: (inputs) => matches(inputs, "url", /^https:\/\/[^?#]+$/, "an address that begins with https://"),
  id: (scene) => arn(scene.place, "iam", `oidc-provider/${scene.text("url").replace("https://", "")}`),
  arn: (_, id) => id,
  facts: ({ settings }) => ({ thumbprintLists: settings.thumbprintLists ?? [] }),
};

const centralRoot: Kind = {
  type: "aws:iam/organizationsFeatures:OrganizationsFeatures",
  global: true,
  accept: (scene) => trusted(scene, "iam.amazonaws.com"),
  id: (scene) => organisationOf(scene).id,
};

/** The role by whose assumption a provider works: it was there before us. */
export function deployerRole(place: Place, roleArn: string, since: string): Thing {
  const path = roleArn.replace(/^.*:role/, "");
  const name = path.slice(path.lastIndexOf("/") + 1);
  const settings = { name, path: path.slice(0, path.lastIndexOf("/") + 1) };
  return {
    ...place,
    region: "global",
    type: ROLE,
    id: name,
    arn: roleArn,
    settings,
    facts: {},
    madeBy: "others",
    since,
    until: null,
  };
}

export const iam = [role, rolePolicy, policy, rolePolicyAttachment, user, instanceProfile, signIn, centralRoot];
