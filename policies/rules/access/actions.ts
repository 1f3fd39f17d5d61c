/** What no person may do, whatever policy they are given: raise rights, end records, lose data or keys. */
export const NEVER = [
  "iam:AttachRolePolicy",
  "iam:CreatePolicyVersion",
  "iam:CreateUser",
  "iam:DeleteRolePermissionsBoundary",
  "iam:PutRolePolicy",
  "iam:UpdateAssumeRolePolicy",
  "cloudtrail:StopLogging",
  "logs:DeleteLogGroup",
  "backup:DeleteRecoveryPoint",
  "kms:PutKeyPolicy",
  "kms:ScheduleKeyDeletion",
  "s3:PutBucketPolicy",
];
