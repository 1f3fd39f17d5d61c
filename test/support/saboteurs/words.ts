// Types that several saboteurs are after.
export const ACCESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
export const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
export const INSTANCE = "aws:rds/instance:Instance";
export const KEY = "aws:kms/key:Key";
export const PLAN = "aws:backup/plan:Plan";
export const ROLE = "aws:iam/role:Role";

/** Somebody who is nobody's. */
export const STRANGER = "999999999999";
/** Whom a policy names when it names nobody in particular. */
export const EVERYONE = { Principal: "*" };
