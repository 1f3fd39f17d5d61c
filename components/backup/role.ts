import { iam } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { arn, type Place, type Tags, trust } from "../shared/index.ts";

/** AWS's own policies for copying and restoring; the S3 ones lie apart. */
const RIGHTS = {
  backup: "service-role/AWSBackupServiceRolePolicyForBackup",
  restore: "service-role/AWSBackupServiceRolePolicyForRestores",
  "s3-backup": "AWSBackupServiceRolePolicyForS3Backup",
  "s3-restore": "AWSBackupServiceRolePolicyForS3Restore",
};

/** The role by which AWS Backup copies and restores, and the rights without which it can do neither. */
export function createBackupRole(
  name: string,
  args: { readonly place: Place; readonly tags: Tags },
  child: pulumi.CustomResourceOptions,
): { readonly arn: pulumi.Output<string>; readonly rights: pulumi.Resource[] } {
  const roleName = `${name}-backup`;
  const role = new iam.Role(
    roleName,
    { name: roleName, assumeRolePolicy: trust("backup.amazonaws.com", args.place.account), tags: args.tags },
    child,
  );
  const aws = { ...args.place, account: "aws" };
  const rights = Object.entries(RIGHTS).map(
    ([right, policy]) =>
      new iam.RolePolicyAttachment(
        `${name}-${right}`,
        { role: role.name, policyArn: arn(aws, "iam", `policy/${policy}`, "account") },
        child,
      ),
  );
  return { arn: role.arn, rights };
}
