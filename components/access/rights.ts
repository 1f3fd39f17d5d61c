import { allow, arn, document, type Place, roleArn, type Statement, serviceHost } from "../shared/index.ts";

/** The tenant whose people these are, and where its things are. */
export interface Scope {
  readonly tenant: string;
  readonly place: Place;
}

/** What brings a tenant back when nothing else does: look at all that is not data, start anew, restore. */
export function planEmergency({ tenant, place }: Scope, from: readonly string[]): string {
  return document(
    {
      Sid: "LookAndStartAnew",
      Effect: "Allow",
      Action: [
        "autoscaling:Describe*",
        "backup:Describe*",
        "backup:Get*",
        "backup:List*",
        "backup:StartRestoreJob",
        "cloudtrail:LookupEvents",
        "cloudwatch:Describe*",
        "cloudwatch:Get*",
        "ec2:Describe*",
        "ec2:RebootInstances",
        "ec2:TerminateInstances",
        "eks:Describe*",
        "eks:List*",
        "eks:UpdateNodegroupConfig",
        "eks:UpdateNodegroupVersion",
        "elasticloadbalancing:Describe*",
        "network-firewall:Describe*",
        "network-firewall:List*",
        "rds:Describe*",
        "rds:RebootDBInstance",
        "rds:StartDBInstance",
      ],
      Resource: "*",
    },
    {
      Sid: "RestoreByTheBackupsOwnRole",
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: roleArn(place, `${tenant}-backup`),
      Condition: { StringEquals: { "iam:PassedToService": "backup.amazonaws.com" } },
    },
    ...onlyFrom(from),
  );
}

/** Credentials that were carried off open nothing: every call has to come from where operators work. */
export function onlyFrom(networks: readonly string[]): Statement[] {
  const Condition = { NotIpAddress: { "aws:SourceIp": networks }, Bool: { "aws:ViaAWSService": "false" } };
  return [{ Sid: "OnlyFromOperatorsNetworks", Effect: "Deny", Action: "*", Resource: "*", Condition }];
}

/** The client fetches what was exported, and opens and closes the door for support where it chose to be asked. */
export function planClient(scope: Scope, exportArn: string, door: string | null): string {
  return document(...fetches(scope, exportArn), ...(door === null ? [] : opens(scope, door)));
}

function fetches(scope: Scope, exportArn: string): Statement[] {
  return [
    allow("ListTheExport", ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketVersions"], exportArn),
    allow("FetchTheExport", ["s3:GetObject", "s3:GetObjectVersion"], `${exportArn}/*`),
    decryptsFiles(scope),
  ];
}

/** By way of S3 alone, so that it opens nothing but what somebody may read there. */
export function decryptsFiles({ tenant, place }: Scope): Statement {
  return {
    ...allow("ReadIt", ["kms:Decrypt"], arn(place, "kms", "key/*")),
    Condition: {
      StringEquals: { "kms:ViaService": serviceHost(place, "s3") },
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": `alias/${tenant}-data` },
    },
  };
}

function opens({ place }: Scope, door: string): Statement[] {
  return [
    {
      Sid: "OpenTheDoor",
      Effect: "Allow",
      Action: "ssm:StartAutomationExecution",
      Resource: [arn(place, "ssm", `automation-definition/${door}:*`), arn(place, "ssm", `document/${door}`)],
    },
    {
      Sid: "CloseTheDoor",
      Effect: "Allow",
      Action: ["ssm:GetAutomationExecution", "ssm:StopAutomationExecution"],
      Resource: arn(place, "ssm", "automation-execution/*"),
    },
    {
      Sid: "TheDoorsOwnRole",
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: roleArn(place, door),
      Condition: { StringEquals: { "iam:PassedToService": "ssm.amazonaws.com" } },
    },
  ];
}
