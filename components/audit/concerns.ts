/** Something that somebody must hear of when it shows in a log. */
export interface Concern {
  readonly id: string;
  readonly says: string;
  /** As CloudWatch Logs filters events. */
  readonly pattern: string;
  /** How many in five minutes are one too many. */
  readonly from: number;
}

/** One of these calls, whoever made it. */
function anyOf(...calls: readonly string[]): string {
  return `{ ${calls.map((call) => `($.eventName = "${call}")`).join(" || ")} }`;
}

/**
 * In the record of calls. After the CIS AWS Foundations Benchmark 3.0, 4.1–4.14, less what a tenant has none of. Whoever
 * has a change of rights or network rolled out hears of it, too, and expects it.
 */
export const ON_CALLS: readonly Concern[] = [
  {
    id: "root-used",
    says: "somebody used the root of the account",
    pattern:
      '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }',
    from: 1,
  },
  {
    id: "sign-in-failures",
    says: "sign-ins to the console fail",
    pattern: '{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }',
    from: 3,
  },
  {
    id: "sign-in-without-second-factor",
    says: "somebody signed in to the console without a second factor",
    pattern:
      '{ ($.eventName = "ConsoleLogin") && ($.userIdentity.type = "IAMUser") && ($.additionalEventData.MFAUsed != "Yes") && ($.responseElements.ConsoleLogin = "Success") }',
    from: 1,
  },
  {
    id: "calls-refused",
    says: "calls are refused for want of rights",
    pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    from: 10,
  },
  {
    id: "records-touched",
    says: "somebody changed what is recorded, for how long, or who hears of it",
    pattern: anyOf(
      "StopLogging",
      "DeleteTrail",
      "UpdateTrail",
      "PutEventSelectors",
      "DeleteLogGroup",
      "DeleteLogStream",
      "PutRetentionPolicy",
      "DeleteFlowLogs",
      "DeleteLoggingConfiguration",
      "StopConfigurationRecorder",
      "DeleteDetector",
      "PutMetricFilter",
      "DeleteMetricFilter",
      "PutMetricAlarm",
      "DeleteAlarms",
      "DisableAlarmActions",
      "DeleteTopic",
      "Unsubscribe",
    ),
    from: 1,
  },
  {
    id: "keys-endangered",
    says: "somebody switched a key off, wants it deleted or changed who may use it",
    pattern: anyOf("DisableKey", "ScheduleKeyDeletion", "PutKeyPolicy", "DisableKeyRotation"),
    from: 1,
  },
  {
    id: "buckets-changed",
    says: "somebody changed who reaches a bucket, or how long it keeps things",
    pattern: anyOf(
      "PutBucketPolicy",
      "DeleteBucketPolicy",
      "PutBucketAcl",
      "PutBucketLifecycle",
      "PutBucketReplication",
      "PutBucketPublicAccessBlock",
      "DeleteBucketPublicAccessBlock",
    ),
    from: 1,
  },
  {
    id: "rights-changed",
    says: "somebody changed the rights of a role or user",
    pattern: anyOf(
      "PutRolePolicy",
      "AttachRolePolicy",
      "DetachRolePolicy",
      "DeleteRolePolicy",
      "UpdateAssumeRolePolicy",
      "CreatePolicyVersion",
      "PutUserPolicy",
      "AttachUserPolicy",
      "CreateUser",
      "CreateAccessKey",
      "CreateLoginProfile",
    ),
    from: 1,
  },
  {
    id: "emergency-role-taken",
    says: "somebody took the role for emergencies",
    pattern: '{ ($.eventName = "AssumeRoleWithWebIdentity") && ($.requestParameters.roleArn = "*-break-glass") }',
    from: 1,
  },
  {
    id: "network-changed",
    says: "somebody changed a way into the network or out of it",
    pattern: anyOf(
      "AuthorizeSecurityGroupIngress",
      "AuthorizeSecurityGroupEgress",
      "CreateNetworkAclEntry",
      "ReplaceNetworkAclEntry",
      "DeleteNetworkAclEntry",
      "CreateRoute",
      "ReplaceRoute",
      "ReplaceRouteTableAssociation",
      "AttachInternetGateway",
      "CreateVpcPeeringConnection",
    ),
    from: 1,
  },
];

/** Counted by the web application firewall itself. */
export const AT_ENTRANCE = {
  id: "sign-in-guessed",
  says: "somebody tries one password after the other at the product's sign-in",
  from: 1,
};

/** In every log of the database: PostgreSQL's words, MySQL's, those of its audit, and those about IAM. */
export const ON_DATABASE: Concern = {
  id: "database-sign-in-failures",
  says: "sign-ins to the database fail",
  pattern: '?"authentication failed" ?"no pg_hba.conf entry" ?"Access denied for user" ?"FAILED_CONNECT"',
  from: 5,
};
