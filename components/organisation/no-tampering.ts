import { document, type Statement } from "../shared/index.ts";
import { exceptFor, type Reach } from "./reach.ts";

/** What nobody does, the deployer neither: no `up` and no `destroy` needs it. */
const NEVER: readonly string[] = [
  "backup:DeleteBackupVault",
  "backup:DeleteRecoveryPoint",
  "backup:DisassociateRecoveryPoint",
  "backup:UpdateRecoveryPointLifecycle",
  "cloudtrail:StopLogging",
  "guardduty:DisassociateFromAdministratorAccount",
  "guardduty:DisassociateFromMasterAccount",
  "kms:DisableKeyRotation",
  "s3:BypassGovernanceRetention",
  "securityhub:DisassociateFromAdministratorAccount",
];

/** What changes or ends records, detection, keys and safeguards: the deployer's alone, whose plans are judged. */
const DEPLOYERS: readonly string[] = [
  "access-analyzer:DeleteAnalyzer",
  "backup:DeleteBackupVault*",
  "backup:PutBackupVaultAccessPolicy",
  "cloudtrail:DeleteTrail",
  "cloudtrail:PutEventSelectors",
  "cloudtrail:UpdateTrail",
  "config:Delete*",
  "config:PutConfigurationRecorder",
  "config:PutDeliveryChannel",
  "config:StopConfigurationRecorder",
  "ec2:DeleteFlowLogs",
  "ec2:DisableEbsEncryptionByDefault",
  "ec2:DisableImageBlockPublicAccess",
  "ec2:DisableSnapshotBlockPublicAccess",
  "ec2:EnableSerialConsoleAccess",
  "ec2:ModifyInstanceMetadataDefaults",
  "ec2:ModifyVpcBlockPublicAccess*",
  "guardduty:CreateFilter",
  "guardduty:Delete*",
  "guardduty:UpdateDetector",
  "inspector2:Disable",
  "kms:DisableKey",
  "kms:PutKeyPolicy",
  "kms:ScheduleKeyDeletion",
  "logs:Delete*",
  "logs:DisassociateKmsKey",
  "logs:PutRetentionPolicy",
  "macie2:DisableMacie",
  "network-firewall:Delete*",
  "network-firewall:DisassociateSubnets",
  "network-firewall:Update*",
  "route53resolver:DeleteFirewall*",
  "route53resolver:DeleteResolverQueryLogConfig",
  "route53resolver:DisassociateResolverQueryLogConfig",
  "s3:DeleteBucket*",
  "s3:PutAccountPublicAccessBlock",
  "s3:PutBucketLogging",
  "s3:PutBucketObjectLockConfiguration",
  "s3:PutBucketPolicy",
  "s3:PutBucketPublicAccessBlock",
  "s3:PutBucketVersioning",
  "s3:PutEncryptionConfiguration",
  "s3:PutLifecycleConfiguration",
  "securityhub:BatchDisableStandards",
  "securityhub:DisableSecurityHub",
  "wafv2:DeleteLoggingConfiguration",
  "wafv2:DisassociateWebACL",
];

/** Keeps records, detection, backups and keys as the deployer made them, whoever gets into the account. */
export function planNoTampering(reach: Reach): string {
  const { deployers, founder } = reach;
  return document(
    { Sid: "NobodyAtAll", Effect: "Deny", Action: NEVER, Resource: "*" },
    {
      Sid: "DeployerAlone",
      Effect: "Deny",
      Action: DEPLOYERS,
      Resource: "*",
      Condition: exceptFor(reach, [...deployers, founder]),
    },
    ...stateKept(reach),
  );
}

/** The record of what was built goes by no deployer's hand either. */
function stateKept(reach: Reach): Statement[] {
  return [
    {
      Sid: "StateStays",
      Effect: "Deny",
      Action: ["s3:DeleteBucket*", "s3:DeleteObjectVersion", "s3:PutBucket*", "s3:PutLifecycleConfiguration"],
      Resource: [`arn:${reach.partition}:s3:::domicile-state-*`],
      Condition: exceptFor(reach, [reach.founder]),
    },
  ];
}
