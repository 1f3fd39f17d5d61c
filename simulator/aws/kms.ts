import { type Kind, partOf, type Scene, uses } from "../kinds/index.ts";
import { Refused } from "../protocol/index.ts";
import { type Thing, text, uuid } from "../world/index.ts";
import { arn } from "./arn.ts";
import { between, isJson, matches, oneOf } from "./wellformed.ts";

export const KEY = "aws:kms/key:Key";
const ALIAS = "aws:kms/alias:Alias";

/** Days a key waits for its end when nobody says. */
const longestWait = 30;
const day = 24 * 60 * 60 * 1000;

const key: Kind = {
  type: KEY,
  schema: "AWS::KMS::Key",
  defaults: {
    keyUsage: "ENCRYPT_DECRYPT",
    customerMasterKeySpec: "SYMMETRIC_DEFAULT",
    isEnabled: true,
    enableKeyRotation: false,
    bypassPolicyLockoutSafetyCheck: false,
  },
  replaceOn: {
    keyUsage: "KMS can't change it",
    customerMasterKeySpec: "KMS can't change it",
    multiRegion: "KMS can't change it",
  },
  missing: "NotFoundException",
  check: (inputs) => [
    ...between(inputs, "deletionWindowInDays", 7, 30),
    ...between(inputs, "rotationPeriodInDays", 90, 2560),
    ...isJson(inputs, "policy"),
    ...oneOf(inputs, "keyUsage", ["ENCRYPT_DECRYPT", "SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"]),
  ],
  accept: ({ settings }) => {
    if (settings.enableKeyRotation === true && settings.customerMasterKeySpec !== "SYMMETRIC_DEFAULT")
      throw new Refused("UnsupportedOperationException", "Only symmetric keys rotate by themselves.");
  },
  id: ({ settings }) => (settings.multiRegion === true ? `mrk-${uuid().replaceAll("-", "")}` : uuid()),
  arn: ({ place }, id) => arn(place, "kms", `key/${id}`),
  facts: ({ place, settings }, id) => ({
    keyId: id,
    description: settings.description ?? "Managed by Pulumi",
    multiRegion: settings.multiRegion ?? false,
    rotationPeriodInDays: settings.rotationPeriodInDays ?? 365,
    policy: settings.policy ?? ownerOnly(place),
  }),
  end: ({ now, settings }) =>
    new Date(now.getTime() + Number(settings.deletionWindowInDays ?? longestWait) * day).toISOString(),
};

/** What KMS writes when nobody gives a policy: the account decides by IAM. */
function ownerOnly({ partition, account }: Scene["place"]): string {
  const Statement = [
    {
      Sid: "Enable IAM User Permissions",
      Effect: "Allow",
      Principal: { AWS: `arn:${partition}:iam::${account}:root` },
      Action: "kms:*",
      Resource: "*",
    },
  ];
  return JSON.stringify({ Version: "2012-10-17", Id: "key-default-1", Statement });
}

const alias: Kind = {
  type: ALIAS,
  schema: "AWS::KMS::Alias",
  replaceOn: { namePrefix: "KMS can't rename an alias" },
  name: { property: "name", max: 256 },
  refs: { targetKeyId: partOf(KEY) },
  unique: [{ by: ["name"], code: "AlreadyExistsException" }],
  missing: "NotFoundException",
  check: (inputs) =>
    matches(
      inputs,
      "name",
      /^alias\/(?!aws\/)[a-zA-Z0-9/_-]{1,249}$/,
      "alias/ and letters, digits, /, _ or -, not alias/aws/",
    ),
  id: (scene) => scene.text("name"),
  arn: ({ place }, id) => arn(place, "kms", id),
  facts: (scene) => ({ namePrefix: "", targetKeyArn: scene.find(KEY, scene.text("targetKeyId"))?.arn ?? "" }),
};

const keyPolicy: Kind = {
  type: "aws:kms/keyPolicy:KeyPolicy",
  defaults: { bypassPolicyLockoutSafetyCheck: false },
  replaceOn: { keyId: "a policy is its key's" },
  refs: { keyId: partOf(KEY) },
  check: (inputs) => isJson(inputs, "policy"),
  id: (scene) => scene.text("keyId"),
};

const grant: Kind = {
  type: "aws:kms/grant:Grant",
  refs: { keyId: partOf(KEY), granteePrincipal: uses("aws:iam/role:Role") },
  replaceOn: {
    keyId: "a grant can't change",
    granteePrincipal: "a grant can't change",
    operations: "a grant can't change",
  },
  id: (scene) => `${scene.text("keyId")}:${uuid().replaceAll("-", "")}`,
};

/** The policy a key answers by: its own resource's, where there is one, else what it was made with. */
export function policyOf(scene: Scene, found: Thing): string {
  const separate = scene.all(keyPolicy.type).find((thing) => text(thing, "keyId") === found.id);
  return text(separate ?? found, "policy");
}

export const kms = [key, alias, keyPolicy, grant];
