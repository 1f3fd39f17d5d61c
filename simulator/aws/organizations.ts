import { holds, type Kind, type Scene } from "../kinds/index.ts";
import { type Failure, Refused, type Value, type Values } from "../protocol/index.ts";
import { digits, hex, type Thing } from "../world/index.ts";
import { arn } from "./arn.ts";
import { isJson, matches, oneOf } from "./wellformed.ts";

const ORGANISATION = "aws:organizations/organization:Organization";
const UNIT = "aws:organizations/organizationalUnit:OrganizationalUnit";
export const ACCOUNT = "aws:organizations/account:Account";
const POLICY = "aws:organizations/policy:Policy";
const ATTACHMENT = "aws:organizations/policyAttachment:PolicyAttachment";
/** A number that the world was told to give to whoever makes an account with this mailbox. */
export const NUMBER = "simulator:organizations/number:Number";

/** Characters of one policy, and policies of one target, AWS's own included. */
const MOST = { characters: 5120, policies: 5 };

/** The organisation whose management account this is. */
export function organisationOf(scene: Scene): Thing {
  const [found] = scene.all(ORGANISATION);
  if (found === undefined)
    throw new Refused(
      "AWSOrganizationsNotInUseException",
      `${scene.place.account} is not a member of an organization.`,
    );
  return found;
}

/** Refuses what a service does in other accounts until the organisation lets it. */
export function trusted(scene: Scene, principal: string): void {
  const { awsServiceAccessPrincipals: principals } = organisationOf(scene).settings;
  if (!Array.isArray(principals) || !principals.includes(principal))
    throw new Refused("AccessDeniedException", `The organization doesn't give ${principal} trusted access.`);
}

const within = ({ place }: Scene, what: string) => arn(place, "organizations", what);

const organisation: Kind = {
  type: ORGANISATION,
  schema: "AWS::Organizations::Organization",
  global: true,
  defaults: { featureSet: "ALL" },
  check: (inputs) => oneOf(inputs, "featureSet", ["ALL", "CONSOLIDATED_BILLING"]),
  accept: (scene, before) => {
    if (before === null && scene.all(ORGANISATION).length > 0)
      throw new Refused("AlreadyInOrganizationException", "The account is already a member of an organization.");
  },
  handles: ({ facts }) => rootsOf(facts.roots),
  id: () => `o-${hex(10)}`,
  arn: (scene, id) => within(scene, `organization/${id}`),
  facts: (scene, id, before) => ({
    masterAccountArn: within(scene, `account/${id}/${scene.place.account}`),
    masterAccountEmail: "",
    masterAccountId: scene.place.account,
    masterAccountName: "",
    accounts: [],
    nonMasterAccounts: [],
    roots: before?.facts.roots ?? [{ id: `r-${hex(4)}`, name: "Root", arn: within(scene, `root/${id}`) }],
  }),
};

function rootsOf(roots: Value | undefined): string[] {
  return Array.isArray(roots) ? roots.map((root) => String((root as { readonly id?: Value }).id)) : [];
}

const unit: Kind = {
  type: UNIT,
  schema: "AWS::Organizations::OrganizationalUnit",
  global: true,
  name: { property: "name", max: 128 },
  updates: { name: "a unit can be renamed" },
  replaceOn: { parentId: "a unit can't be moved" },
  refs: { parentId: holds(ORGANISATION, UNIT) },
  unique: [{ by: ["parentId", "name"], code: "DuplicateOrganizationalUnitException" }],
  missing: "ParentNotFoundException",
  inUse: "OrganizationalUnitNotEmptyException",
  id: () => `ou-${hex(4)}-${hex(8)}`,
  arn: (scene, id) => within(scene, `ou/${organisationOf(scene).id}/${id}`),
  facts: () => ({ accounts: [] }),
};

const account: Kind = {
  type: ACCOUNT,
  schema: "AWS::Organizations::Account",
  global: true,
  name: { property: "name", max: 50 },
  defaults: { closeOnDeletion: false, createGovcloud: false },
  updates: { name: "an account can be renamed" },
  replaceOn: {
    email: "the provider has no update for it",
    roleName: "it is made with the account",
    iamUserAccessToBilling: "it is said once",
  },
  refs: { parentId: holds(ORGANISATION, UNIT) },
  missing: "TargetNotFoundException",
  check: (inputs) => [
    ...matches(inputs, "email", /^[^\s@]+@[^\s@]+\.[^\s@]+$/, "an e-mail address"),
    ...matches(inputs, "roleName", /^[\w+=,.@-]{1,64}$/, "a role's name"),
  ],
  accept: (scene, before) => {
    organisationOf(scene);
    const taken = scene.everywhere(ACCOUNT).some(({ settings }) => settings.email === scene.settings.email);
    if (before === null && taken)
      throw new Refused("EMAIL_ALREADY_EXISTS", `There is an account with the mailbox ${scene.text("email")}.`);
  },
  id: (scene) => {
    const told = scene.everywhere(NUMBER).find(({ id }) => id === scene.text("email"));
    return told === undefined ? digits(12) : String(told.settings.account);
  },
  arn: (scene, id) => within(scene, `account/${organisationOf(scene).id}/${id}`),
  facts: (scene, _, before) => ({
    govcloudId: "",
    joinedMethod: "CREATED",
    joinedTimestamp: before?.facts.joinedTimestamp ?? scene.now.toISOString(),
    parentId: scene.settings.parentId ?? "",
    state: "ACTIVE",
    status: "ACTIVE",
  }),
  end: (_, { id, settings }) => {
    if (settings.closeOnDeletion === true) return null;
    throw new Refused("ConstraintViolationException", `${id} can't leave: it lacks what a standalone account needs.`);
  },
};

function atMost(inputs: Values, property: string, characters: number): Failure[] {
  const { [property]: text } = inputs;
  if (typeof text !== "string" || text.length <= characters) return [];
  return [{ property, reason: `must have at most ${characters} characters, got ${text.length}` }];
}

const policy: Kind = {
  type: POLICY,
  schema: "AWS::Organizations::Policy",
  global: true,
  name: { property: "name", max: 128 },
  updates: { name: "a policy can be renamed" },
  defaults: { type: "SERVICE_CONTROL_POLICY" },
  replaceOn: { type: "a policy is of its type" },
  unique: [{ by: ["type", "name"], code: "DuplicatePolicyException" }],
  missing: "PolicyNotFoundException",
  inUse: "PolicyInUseException",
  check: (inputs) => [
    ...isJson(inputs, "content"),
    ...atMost(inputs, "content", MOST.characters),
    ...atMost(inputs, "description", 512),
  ],
  accept: (scene) => {
    const { enabledPolicyTypes: types } = organisationOf(scene).settings;
    if (!Array.isArray(types) || !types.includes(scene.text("type")))
      throw new Refused("PolicyTypeNotEnabledException", `The organization doesn't enable ${scene.text("type")}.`);
  },
  id: () => `p-${hex(8)}`,
  arn: (scene, id) => within(scene, `policy/${organisationOf(scene).id}/service_control_policy/${id}`),
};

const attachment: Kind = {
  type: ATTACHMENT,
  global: true,
  replaceOn: { policyId: "an attachment is its ends", targetId: "an attachment is its ends" },
  refs: { policyId: holds(POLICY), targetId: holds(ORGANISATION, UNIT, ACCOUNT) },
  unique: [{ by: ["policyId", "targetId"], code: "DuplicatePolicyAttachmentException" }],
  accept: (scene, before) => {
    const target = scene.text("targetId");
    const held = scene.all(ATTACHMENT).filter(({ settings }) => settings.targetId === target);
    if (before === null && held.length + 1 >= MOST.policies)
      throw new Refused("ConstraintViolationException", `${target} has ${MOST.policies} policies: AWS takes no more.`);
  },
  id: (scene) => `${scene.text("targetId")}:${scene.text("policyId")}`,
};

export const organizations = [organisation, unit, account, policy, attachment];
