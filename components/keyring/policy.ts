import { accountPrincipal, document, type Place, roleArn, type Statement, serviceHost } from "../shared/index.ts";
import { malwareScan, records, USE } from "./services.ts";

/** What a key protects. One purpose, one key: losing or destroying one touches nothing else. */
export type Purpose = "data" | "backup" | "logs" | "secrets";

/** Services that may use a key of each purpose, on behalf of whoever calls them in this account. */
const USERS: Readonly<Record<Purpose, readonly string[]>> = {
  data: ["ec2", "elasticfilesystem", "rds", "s3", "backup"],
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
    ...(purpose === "secrets" ? [clusterGrant(place)] : []),
    ...(purpose === "logs" ? records(place) : []),
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
function callers(Sid: string, Action: Statement["Action"] & {}, Condition: Statement["Condition"] & {}): Statement {
  return { Sid, Effect: "Allow", Principal: { AWS: "*" }, Action, Resource: "*", Condition };
}

function through(services: readonly string[], place: Place): Record<string, string | string[]> {
  return {
    "kms:CallerAccount": place.account,
    "kms:ViaService": services.map((service) => serviceHost(place, service)),
  };
}

function use(purpose: Purpose, place: Place): Statement {
  return callers("UseThroughServices", USE, { StringEquals: through(USERS[purpose], place) });
}

function grants(purpose: Purpose, place: Place): Statement {
  return callers("GrantsForServicesOnly", "kms:CreateGrant", {
    StringEquals: through(USERS[purpose], place),
    Bool: { "kms:GrantIsForAWSResource": "true" },
  });
}

/** EKS makes no cluster where a key admits grants for AWS's resources alone (its user guide, "Create a cluster"). */
function clusterGrant(place: Place): Statement {
  return callers("GrantForTheCluster", "kms:CreateGrant", { StringEquals: through(["eks"], place) });
}

/** What reads a shared snapshot, to seal its copy under a key of one's own (EBS user guide, "Share an encrypted snapshot"). */
function copying(place: Place, account: string): Statement[] {
  const Principal = { AWS: accountPrincipal({ ...place, account }) };
  return [
    {
      Sid: "CopyAccountReads",
      Effect: "Allow",
      Principal,
      Action: ["kms:Decrypt", "kms:DescribeKey", "kms:ReEncryptFrom"],
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
