import { iam } from "@pulumi/aws";
import { add, admit, allow, type Saboteur, set, spoil } from "./sabotage.ts";
import { ACCESS_RULE, EVERYONE, INSTANCE, KEY } from "./words.ts";

/** Personnel data in Spain. */
export const almendro: readonly Saboteur[] = [
  {
    does: "lets the whole internet into the database",
    sabotage: spoil(ACCESS_RULE, "almendro-data-from-app-tcp-5432", ({ referencedSecurityGroupId: _, ...inputs }) => ({
      ...inputs,
      cidrIpv4: "0.0.0.0/0",
    })),
    at: "almendro-data",
    caughtBy: ["db-reachable-only-from-app", "no-admin-ports-from-internet", "no-wide-open-ingress"],
  },
  {
    does: "tests a restore once a year",
    sabotage: set("aws:backup/restoreTestingPlan:RestoreTestingPlan", "almendro", {
      scheduleExpression: "cron(0 3 1 1 ? *)",
    }),
    at: "almendro",
    caughtBy: ["restore-testing-plan"],
  },
  {
    does: "puts the database into another region",
    sabotage: set(INSTANCE, "almendro", { region: "us-east-1" }),
    at: "almendro",
    caughtBy: ["no-region-escape-properties", "no-unproven-at-apply", "resource-region-allowed"],
  },
  {
    does: "selects nothing to back up",
    sabotage: set("aws:backup/selection:Selection", "almendro", {
      selectionTags: [{ key: "domicile:backup", type: "STRINGEQUALS", value: "forgotten" }],
    }),
    at: "almendro-files",
    caughtBy: ["every-datastore-in-backup-plan", "restore-testing-plan"],
  },
  {
    does: "opens the key of the data to anyone",
    sabotage: allow(KEY, "almendro-data", { Principal: "*", Action: "kms:Decrypt", Resource: "*" }),
    at: "almendro-data",
    caughtBy: ["kms-policy-tenant-only", "no-unproven-at-apply"],
  },
  {
    does: "may work in somebody else's account too",
    sabotage: set("pulumi:providers:aws", "backup", {
      allowedAccountIds: JSON.stringify(["220000000012", "999999999999"]),
    }),
    at: "backup",
    caughtBy: ["dedicated-account"],
  },
  {
    does: "writes an access key into a description",
    sabotage: set(KEY, "almendro-logs", { description: "rotate AKIAIOSFODNN7EXAMPLE" }),
    at: "almendro-logs",
    caughtBy: ["no-plaintext-secrets", "no-unproven-at-apply"],
  },
  {
    does: "keeps its access logs with another tenant",
    sabotage: set("aws:s3/bucketLogging:BucketLogging", "almendro-files", {
      targetBucket: "kade-delivery-220000000031",
    }),
    at: "almendro-files",
    caughtBy: ["no-cross-tenant-reference", "no-unproven-at-apply", "records-stay-ours"],
  },
  {
    does: "lets nodes reach the buckets of everybody",
    sabotage: allow("aws:ec2/vpcEndpoint:VpcEndpoint", "almendro-s3", { ...EVERYONE, Action: "s3:*", Resource: "*" }),
    at: "almendro-s3",
    caughtBy: ["private-endpoints"],
  },
  {
    does: "speaks to the head office as VPNs did in 2005",
    sabotage: set("aws:ec2/vpnConnection:VpnConnection", "almendro-head-office", {
      tunnel2IkeVersions: ["ikev1", "ikev2"],
      tunnel2Phase1DhGroupNumbers: [2],
    }),
    at: "almendro-head-office",
    caughtBy: ["tunnels-strong"],
  },
  {
    does: "records no settings any more",
    sabotage: set("aws:cfg/recorderStatus:RecorderStatus", "almendro", { isEnabled: false }),
    at: "almendro",
    caughtBy: ["every-type-looked-at", "no-unproven-at-apply", "standards-checked"],
  },
  {
    does: "calls people to a review once a year",
    sabotage: set("aws:cloudwatch/eventRule:EventRule", "almendro-review", {
      scheduleExpression: "cron(0 8 1 1 ? *)",
    }),
    at: "nobody is called",
    caughtBy: ["reviews-called"],
  },
  {
    does: "lends operators their rights for ever",
    sabotage: add(({ here }) => {
      const policyArn = "arn:aws:iam::220000000011:policy/almendro-support";
      new iam.RolePolicyAttachment("always", { role: "almendro-operator", policyArn }, here);
    }),
    at: "almendro-operator",
    caughtBy: ["support-as-chosen"],
  },
  {
    does: "lets the auditor stay",
    sabotage: admit("almendro-auditor", ({ DateLessThan: _, ...conditions }) => conditions),
    at: "almendro-auditor",
    caughtBy: ["auditor-reads-until-a-day"],
  },
  {
    does: "has the directory answer past the firewall",
    sabotage: set("aws:ec2/route:Route", "almendro-sites-app-1", { destinationCidrBlock: "10.64.15.0/26" }),
    at: "almendro-app-1",
    caughtBy: ["directory-reached-privately"],
  },
  {
    does: "lets nobody hear that the directory can't be reached",
    sabotage: set("aws:cloudwatch/metricAlarm:MetricAlarm", "almendro-head-office-down", { actionsEnabled: false }),
    at: "almendro-head-office",
    caughtBy: ["vpn-outage-rings-an-alarm"],
  },
];
