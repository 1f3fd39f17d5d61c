import { document, type Place, type Statement } from "../shared/index.ts";

/** Changes of rights: nobody raises their own or anybody else's. */
const RIGHTS = [
  "iam:Add*",
  "iam:Attach*",
  "iam:Change*",
  "iam:Create*",
  "iam:Deactivate*",
  "iam:Delete*",
  "iam:Detach*",
  "iam:Enable*",
  "iam:Put*",
  "iam:Remove*",
  "iam:Reset*",
  "iam:Set*",
  "iam:Tag*",
  "iam:Untag*",
  "iam:Update*",
  "iam:Upload*",
  "organizations:*",
  "sts:AssumeRole*",
];

/** What would take away a record, or stop one. */
const RECORDS = [
  "cloudtrail:Delete*",
  "cloudtrail:Put*",
  "cloudtrail:Stop*",
  "cloudtrail:Update*",
  "cloudwatch:Delete*",
  "cloudwatch:DisableAlarmActions",
  "config:Delete*",
  "config:Stop*",
  "guardduty:Delete*",
  "guardduty:Disassociate*",
  "guardduty:Update*",
  "logs:Delete*",
  "logs:DisassociateKmsKey",
  "logs:PutRetentionPolicy",
  "securityhub:Delete*",
  "securityhub:Disable*",
  "ssm:DeleteDocument",
  "ssm:UpdateDocument*",
];

/** What would lose data or a copy of it, or open it to others. */
const DATA = [
  "backup:Delete*",
  "backup:Put*",
  "backup:Update*",
  "kms:CreateGrant",
  "kms:Delete*",
  "kms:Disable*",
  "kms:Put*",
  "kms:Schedule*",
  "rds:Delete*",
  "rds:ModifyDBSnapshotAttribute",
  "s3:Delete*",
  "s3:Put*",
  "ec2:ModifyImageAttribute",
  "ec2:ModifySnapshotAttribute",
];

/** Services that hold data or lead to it, and have a region. */
const REGIONAL = ["backup", "ec2", "eks", "kms", "lambda", "logs", "rds", "s3", "secretsmanager", "sns", "sqs", "ssm"];

/** What no role of a person can ever do, whatever policy somebody gives it. By itself it gives nothing. */
export function planBoundary(place: Place): string {
  const forbidden = (Sid: string, Action: readonly string[]): Statement => {
    return { Sid, Effect: "Deny", Action, Resource: "*" };
  };
  return document(
    { Sid: "AsItsOwnPoliciesSay", Effect: "Allow", Action: "*", Resource: "*" },
    forbidden("NoRightsForOneself", RIGHTS),
    forbidden("NoRecordLost", RECORDS),
    forbidden("NoDataLost", DATA),
    {
      ...forbidden(
        "NowhereElse",
        REGIONAL.map((service) => `${service}:*`),
      ),
      Condition: { StringNotEquals: { "aws:RequestedRegion": place.region } },
    },
  );
}
