import type { Resource } from "../../../graph/index.ts";

/**
 * Types of @pulumi/aws 7.48.0 that take no tags, of those that the rules of this catalogue know. Whatever isn't listed
 * has to carry them, so that a new type can't come in without.
 */
const UNTAGGED = new Set([
  "aws:account/alternativeContact:AlternativeContact",
  "aws:autoscaling/attachment:Attachment",
  "aws:backup/restoreTestingSelection:RestoreTestingSelection",
  "aws:backup/selection:Selection",
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
  "aws:backup/vaultPolicy:VaultPolicy",
  "aws:cloudwatch/eventTarget:EventTarget",
  "aws:cloudwatch/logMetricFilter:LogMetricFilter",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
  "aws:cloudwatch/queryDefinition:QueryDefinition",
  "aws:ebs/defaultKmsKey:DefaultKmsKey",
  "aws:ebs/encryptionByDefault:EncryptionByDefault",
  "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
  "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess",
  "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults",
  "aws:ec2/networkAclAssociation:NetworkAclAssociation",
  "aws:ec2/networkAclRule:NetworkAclRule",
  "aws:ec2/route:Route",
  "aws:ec2/routeTableAssociation:RouteTableAssociation",
  "aws:ec2/serialConsoleAccess:SerialConsoleAccess",
  "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions",
  "aws:ec2/vpnConnectionRoute:VpnConnectionRoute",
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:kms/alias:Alias",
  "aws:lb/targetGroupAttachment:TargetGroupAttachment",
  "aws:networkfirewall/loggingConfiguration:LoggingConfiguration",
  "aws:route53/resolverFirewallConfig:ResolverFirewallConfig",
  "aws:route53/resolverFirewallRule:ResolverFirewallRule",
  "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation",
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "aws:s3/bucketLogging:BucketLogging",
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  "aws:s3/bucketVersioning:BucketVersioning",
  "aws:sns/topicSubscription:TopicSubscription",
  "aws:wafv2/webAclAssociation:WebAclAssociation",
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
]);

export const carriesTags = ({ type }: Resource): boolean => type.startsWith("aws:") && !UNTAGGED.has(type);
