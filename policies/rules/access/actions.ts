import { remembered } from "../../../graph/index.ts";

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

/** Whether one of these actions, `*` and `?` in them as IAM takes them, is or contains an action. */
export function covers(actions: readonly string[], action: string): boolean {
  return patterns(actions).some((one) => one.test(action));
}

const patterns = remembered((actions: readonly string[]) => actions.map(pattern));

function pattern(action: string): RegExp {
  const text = action.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${text.replaceAll("*", ".*").replaceAll("?", ".")}$`, "i");
}
