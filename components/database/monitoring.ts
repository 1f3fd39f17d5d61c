import { iam } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { arn, type Place, type Tags, trust } from "../shared/index.ts";

/** The role by which RDS reports what its machine is doing, and the right without which it takes no database. */
export function createMonitoringRole(
  name: string,
  args: { readonly place: Place; readonly tags: Tags },
  child: pulumi.CustomResourceOptions,
): { readonly arn: pulumi.Output<string>; readonly right: pulumi.Resource } {
  const roleName = `${name}-database-monitoring`;
  const managed = arn(
    { ...args.place, account: "aws" },
    "iam",
    "policy/service-role/AmazonRDSEnhancedMonitoringRole",
    "account",
  );
  const role = new iam.Role(
    roleName,
    { name: roleName, assumeRolePolicy: trust("monitoring.rds.amazonaws.com", args.place.account), tags: args.tags },
    child,
  );
  const right = new iam.RolePolicyAttachment(roleName, { role: role.name, policyArn: managed }, child);
  return { arn: role.arn, right };
}
