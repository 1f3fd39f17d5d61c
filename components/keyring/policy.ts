import {
  accountPrincipal,
  arn,
  document,
  type Place,
  roleArn,
  type Statement,
  serviceHost,
  servicePrincipal,
} from "../shared/index.ts";

/** What a key protects. One purpose, one key: losing or destroying one touches nothing else. */
export type Purpose = "data" | "backup" | "logs" | "secrets";

/** Services that may use a key of each purpose, on behalf of whoever calls them in this account. */
const USERS: Readonly<Record<Purpose, readonly string[]>> = {
  data: ["ec2", "rds", "s3", "backup"],
  backup: ["backup", "ec2", "rds", "s3", "sns"],
  logs: ["s3", "sns"],
  secrets: ["secretsmanager", "eks", "rds", "ssm"],
};

const ADMINISTRATION = [
  "kms:CancelKeyDeletion",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:UpdateKeyDescription",
];

const USE = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

export interface KeyPolicyArgs {
  readonly purpose: Purpose;
  readonly place: Place;
  /** Name of the role that administers keys and can't use them. */
  readonly administrator: string;
  /** Account that may read backups in order to keep its own copy. @default no other account */
  readonly copyAccount?: string;
}

/** Who may do what with a key of this purpose: administrators can't use it, users can't change it. */
export function planKeyPolicy(args: KeyPolicyArgs): string {
  const { purpose, place } = args;
  const backedUp = purpose === "data" || purpose === "backup";
  return document(
    administration(place, args.administrator),
    use(purpose, place),
    grants(purpose, place),
    ...(purpose === "logs"
      ? [logEvents(place), logDelivery(place), ...trails(place), alarms(place), events(place)]
      : []),
    ...(purpose === "backup" ? [events(place)] : []),
    ...(purpose === "data" ? [malwareScan(place)] : []),
    ...(backedUp && args.copyAccount !== undefined ? copying(place, args.copyAccount) : []),
  );
}

function administration(place: Place, administrator: string): Statement {
  return {
    Sid: "AdministrationWithoutUse",
    Effect: "Allow",
    Principal: { AWS: [accountPrincipal(place), roleArn(place, administrator)] },
    Action: ADMINISTRATION,
    Resource: "*",
  };
}

/** The wildcard is this account's callers, and only through the named services: their own roles may not exist yet. */
function throughServices(purpose: Purpose, place: Place): Record<string, string | string[]> {
  return {
    "kms:CallerAccount": place.account,
    "kms:ViaService": USERS[purpose].map((service) => serviceHost(place, service)),
  };
}

function use(purpose: Purpose, place: Place): Statement {
  return {
    Sid: "UseThroughServices",
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: USE,
    Resource: "*",
    Condition: { StringEquals: throughServices(purpose, place) },
  };
}

function grants(purpose: Purpose, place: Place): Statement {
  return {
    Sid: "GrantsForServicesOnly",
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: "kms:CreateGrant",
    Resource: "*",
    Condition: {
      StringEquals: throughServices(purpose, place),
      Bool: { "kms:GrantIsForAWSResource": "true" },
    },
  };
}

function logEvents(place: Place): Statement {
  return {
    Sid: "LogGroupsOfThisAccount",
    Effect: "Allow",
    Principal: { Service: servicePrincipal(place, `logs.${place.region}`) },
    Action: USE,
    Resource: "*",
    Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": arn(place, "logs", "log-group:*") } },
  };
}

function logDelivery(place: Place): Statement {
  return {
    Sid: "LogDeliveryOfThisAccount",
    Effect: "Allow",
    Principal: { Service: "delivery.logs.amazonaws.com" },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
    Condition: {
      StringEquals: { "aws:SourceAccount": place.account },
      ArnLike: { "aws:SourceArn": arn(place, "logs", "*") },
    },
  };
}

/** Files of trails, each under a data key that is bound to its trail. */
function trails(place: Place): Statement[] {
  const trail = arn(place, "cloudtrail", "trail/*");
  const common = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Resource: "*" } as const;
  const ofThisAccount = { ArnLike: { "aws:SourceArn": trail } };
  return [
    {
      ...common,
      Sid: "TrailsEncrypt",
      Action: "kms:GenerateDataKey*",
      Condition: { ...ofThisAccount, StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": trail } },
    },
    { ...common, Sid: "TrailsLook", Action: ["kms:Decrypt", "kms:DescribeKey"], Condition: ofThisAccount },
  ];
}

/** Alarms on their way to a topic under this key. */
function alarms(place: Place): Statement {
  return {
    Sid: "Alarms",
    Effect: "Allow",
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
    Condition: { StringEquals: { "aws:SourceAccount": place.account } },
  };
}

/** Events on their way to a topic under this key. */
function events(place: Place): Statement {
  return {
    Sid: "Events",
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
    Condition: { StringEquals: { "aws:SourceAccount": place.account } },
  };
}

/** GuardDuty scans copies of disks under this key. Its role may not exist yet, so a condition names it †. */
function malwareScan(place: Place): Statement {
  const role =
    "aws-service-role/malware-protection.guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDutyMalwareProtection";
  return {
    Sid: "MalwareScanOfDisks",
    Effect: "Allow",
    Principal: { AWS: accountPrincipal(place) },
    Action: "kms:CreateGrant",
    Resource: "*",
    Condition: {
      ArnEquals: { "aws:PrincipalArn": roleArn(place, role) },
      Bool: { "kms:GrantIsForAWSResource": "true" },
    },
  };
}

function copying(place: Place, account: string): Statement[] {
  const Principal = { AWS: accountPrincipal({ ...place, account }) };
  return [
    {
      Sid: "CopyAccountReads",
      Effect: "Allow",
      Principal,
      Action: ["kms:Decrypt", "kms:DescribeKey"],
      Resource: "*",
    },
    {
      Sid: "CopyAccountGrants",
      Effect: "Allow",
      Principal,
      Action: "kms:CreateGrant",
      Resource: "*",
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}
