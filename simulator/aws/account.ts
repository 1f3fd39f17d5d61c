import { type Kind, partOf, uses } from "../kinds/index.ts";
import { type Failure, Refused, type Values } from "../protocol/index.ts";
import { hexId } from "../world/index.ts";
import { arn } from "./arn.ts";
import { SUBNET, VPC } from "./ec2/index.ts";
import { KEY } from "./kms.ts";
import { trusted } from "./organizations.ts";
import { between, exactlyOne, matches, oneOf } from "./wellformed.ts";

/** A setting that an account has once in each region, and that is AWS's own again once the program lets go of it. */
function regional(type: string, special: Partial<Kind> = {}): Kind {
  return { type, id: ({ place }) => place.region, ...special };
}

/** A setting that an account has once. */
function accountWide(type: string, special: Partial<Kind> = {}): Kind {
  return { type, global: true, id: ({ place }) => place.account, ...special };
}

const ANALYZER = "aws:accessanalyzer/analyzer:Analyzer";

const analyzer: Kind = {
  type: ANALYZER,
  schema: "AWS::AccessAnalyzer::Analyzer",
  defaults: { type: "ACCOUNT" },
  replaceOn: { analyzerName: "an analyzer is its name", type: "an analyzer looks for one kind of access" },
  unique: [{ by: ["analyzerName"], code: "ConflictException" }],
  check: (inputs) => [
    ...matches(inputs, "analyzerName", /^[A-Za-z][\w.-]{0,254}$/, "1 to 255 letters, digits and ._-"),
    ...oneOf(inputs, "type", ["ACCOUNT", "ACCOUNT_UNUSED_ACCESS", "ORGANIZATION", "ORGANIZATION_UNUSED_ACCESS"]),
  ],
  accept: (scene, before) => {
    const alike = scene.all(ANALYZER).filter(({ settings }) => settings.type === scene.settings.type);
    if (before === null && alike.length > 0)
      throw new Refused("ServiceQuotaExceededException", `There is an analyzer of type ${scene.text("type")} already.`);
  },
  id: (scene) => scene.text("analyzerName"),
  arn: (scene, id) => arn(scene.place, "access-analyzer", `analyzer/${id}`),
};

const exclusion: Kind = {
  type: "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion",
  schema: "AWS::EC2::VPCBlockPublicAccessExclusion",
  refs: { vpcId: partOf(VPC), subnetId: partOf(SUBNET) },
  check: (inputs) => [
    ...exactlyOne(inputs, ["vpcId", "subnetId"]),
    ...oneOf(inputs, "internetGatewayExclusionMode", ["allow-bidirectional", "allow-egress"]),
  ],
  id: () => hexId("vpcbpa-exclude"),
  arn: ({ place }, id) => arn(place, "ec2", `vpc-block-public-access-exclusion/${id}`),
  facts: ({ settings, place }) => ({
    resourceArn: settings.vpcId
      ? arn(place, "ec2", `vpc/${String(settings.vpcId)}`)
      : arn(place, "ec2", `subnet/${String(settings.subnetId)}`),
  }),
};

/** A telephone number and an address, as AWS asks them of a contact. */
const reachable = (inputs: Values): Failure[] => [
  ...oneOf(inputs, "alternateContactType", ["BILLING", "OPERATIONS", "SECURITY"]),
  ...matches(inputs, "emailAddress", /^[^\s@]+@[^\s@]+\.[^\s@]+$/, "an e-mail address"),
  ...matches(inputs, "phoneNumber", /^[\s0-9()+-]{1,25}$/, "a telephone number"),
];

/** A region that is shut until somebody opens it; of another account, from the management account alone. */
const opening: Kind = {
  type: "aws:account/region:Region",
  global: true,
  replaceOn: { accountId: "a region is opened in one account", regionName: "a region is opened by itself" },
  accept: (scene) => {
    if (scene.settings.accountId !== undefined && scene.text("accountId") !== scene.place.account)
      trusted(scene, "account.amazonaws.com");
  },
  id: (scene) => [scene.text("accountId"), scene.text("regionName")].filter((part) => part !== "").join(","),
  facts: ({ settings }) => ({ optStatus: settings.enabled === true ? "ENABLED" : "DISABLED" }),
};

export const account: readonly Kind[] = [
  regional("aws:ebs/encryptionByDefault:EncryptionByDefault", { defaults: { enabled: true } }),
  regional("aws:ebs/defaultKmsKey:DefaultKmsKey", {
    replaceOn: { keyArn: "another key is another default" },
    refs: { keyArn: uses(KEY) },
  }),
  regional("aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess", {
    check: (inputs) => oneOf(inputs, "state", ["block-all-sharing", "block-new-sharing", "unblocked"]),
  }),
  regional("aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess", {
    check: (inputs) => oneOf(inputs, "state", ["block-new-sharing", "unblocked"]),
  }),
  regional("aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults", {
    defaults: {
      httpEndpoint: "no-preference",
      httpTokens: "no-preference",
      instanceMetadataTags: "no-preference",
      httpPutResponseHopLimit: -1,
    },
    check: (inputs) => oneOf(inputs, "httpTokens", ["optional", "required", "no-preference"]),
  }),
  regional("aws:ec2/serialConsoleAccess:SerialConsoleAccess", { defaults: { enabled: true } }),
  regional("aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions", {
    check: (inputs) => oneOf(inputs, "internetGatewayBlockMode", ["off", "block-bidirectional", "block-ingress"]),
    facts: ({ place }) => ({ awsAccountId: place.account, awsRegion: place.region }),
  }),
  exclusion,
  accountWide("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", {
    defaults: {
      blockPublicAcls: false,
      blockPublicPolicy: false,
      ignorePublicAcls: false,
      restrictPublicBuckets: false,
    },
    facts: ({ place }) => ({ accountId: place.account }),
  }),
  accountWide("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", {
    id: () => "iam-account-password-policy",
    defaults: { minimumPasswordLength: 6, allowUsersToChangePassword: true },
    check: (inputs) => [
      ...between(inputs, "minimumPasswordLength", 6, 128),
      ...between(inputs, "passwordReusePrevention", 1, 24),
      ...between(inputs, "maxPasswordAge", 1, 1095),
    ],
    facts: ({ settings }) => ({ expirePasswords: settings.maxPasswordAge !== undefined }),
  }),
  accountWide("aws:account/alternativeContact:AlternativeContact", {
    id: (scene) => scene.text("alternateContactType"),
    replaceOn: { alternateContactType: "a contact is for one kind of news" },
    check: reachable,
  }),
  analyzer,
  opening,
];
