import type { Statement } from "./document.ts";
import { arn, type Place, serviceHost } from "./place.ts";

/** Everything about a key of the vendor's or the ground's, short of using it. */
export const KEY_ADMINISTRATION = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:EnableKeyRotation",
  "kms:GetKey*",
  "kms:List*",
  "kms:PutKeyPolicy",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];

/** The right to use a key of this alias for what lies in S3, and for nothing else: its id can't be known beforehand. */
export function useKeyForFiles(place: Place, alias: string): Statement {
  return {
    Sid: "UseTheTenantsKey",
    Effect: "Allow",
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: arn(place, "kms", "key/*"),
    Condition: {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": alias },
      StringEquals: { "kms:ViaService": serviceHost(place, "s3") },
    },
  };
}
