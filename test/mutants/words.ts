// Types that several mutants are of, and places that appear in several.
export const ACL = "aws:wafv2/webAcl:WebAcl";
export const ACL_RULE = "aws:ec2/networkAclRule:NetworkAclRule";
export const BUCKET = "aws:s3/bucket:Bucket";
export const BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
export const CLUSTER = "aws:eks/cluster:Cluster";
export const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
export const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
export const GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const INSTANCE = "aws:rds/instance:Instance";
export const KEY = "aws:kms/key:Key";
export const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
export const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
export const PLAN = "aws:backup/plan:Plan";
export const ROLE = "aws:iam/role:Role";
export const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
export const ROUTE = "aws:ec2/route:Route";
export const SUBNET = "aws:ec2/subnet:Subnet";
export const TABLE = "aws:ec2/routeTable:RouteTable";
export const VAULT_POLICY = "aws:backup/vaultPolicy:VaultPolicy";

/** Somebody who is nobody's. */
export const STRANGER = "999999999999";
