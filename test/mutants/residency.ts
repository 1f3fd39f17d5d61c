import type { Mutant } from "./mutant.ts";
import { add, alter, keepRecord, set, statements } from "./surgery.ts";
import { BUCKET, INSTANCE, KEY, PLAN, VAULT_POLICY } from "./words.ts";

interface Copying {
  readonly copyActions: readonly object[];
}

export const residency: readonly Mutant[] = [
  {
    what: "the record of what is built is kept in Virginia",
    by: "careless",
    tenant: "kade",
    surgery: keepRecord({ state: "s3://domicile-state-220000000031-us-east-1?region=us-east-1" }),
    killedBy: ["state-backend-in-region"],
    at: "us-east-1",
  },
  {
    what: "the files lie in us-east-1, which the provider's own region doesn't show",
    by: "careless",
    tenant: "kade",
    surgery: set(BUCKET, "kade-files", { region: "us-east-1" }),
    killedBy: ["no-region-escape-properties", "resource-region-allowed"],
    at: "kade-files",
  },
  {
    what: "everything in the backup account is made in us-east-1",
    by: "careless",
    tenant: "almendro",
    surgery: set("pulumi:providers:aws", "backup", { region: "us-east-1" }),
    killedBy: ["no-region-escape-properties", "resource-region-allowed"],
    at: "almendro-copy",
  },
  {
    what: "a provider is left without a region and takes that of whoever runs it",
    by: "careless",
    tenant: "fjordbevegelse",
    surgery: set("pulumi:providers:aws", "tenant", { region: undefined }),
    killedBy: ["resource-region-allowed"],
    at: "fjordbevegelse-session",
  },
  {
    what: "backup copies go to us-east-1",
    by: "malicious",
    tenant: "kade",
    surgery: alter(PLAN, "kade", "rules", (rules: readonly Copying[]) => {
      const destinationVaultArn = "arn:aws:backup:us-east-1:220000000032:backup-vault:kade-copy";
      return rules.map((rule) => ({
        ...rule,
        copyActions: rule.copyActions.map((copy) => ({ ...copy, destinationVaultArn })),
      }));
    }),
    killedBy: ["arn-region-allowed", "backup-copies-in-region", "no-region-escape-properties"],
    at: "kade",
  },
  {
    what: "the database's own backups are replicated to Ohio",
    by: "careless",
    tenant: "fjordbevegelse",
    surgery: add("aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication", "spare", {
      region: "us-east-2",
      sourceDbInstanceArn: "arn:aws:rds:eu-west-1:220000000051:db:fjordbevegelse",
    }),
    killedBy: [
      "backup-copies-in-region",
      "every-type-looked-at",
      "no-region-escape-properties",
      "resource-region-allowed",
      "tenant-tags",
    ],
    at: "spare",
  },
  {
    what: "findings of every region are gathered in us-east-1",
    by: "careless",
    tenant: "almendro",
    surgery: add("aws:securityhub/findingAggregator:FindingAggregator", "everywhere", {
      linkingMode: "SPECIFIED_REGIONS",
      specifiedRegions: ["us-east-1"],
    }),
    killedBy: ["no-region-escape-properties", "nothing-gathered-across-regions", "tenant-tags"],
    at: "everywhere",
  },
  {
    what: "a secret has a replica in Virginia",
    by: "careless",
    tenant: "almendro",
    surgery: set("aws:secretsmanager/secret:Secret", "almendro-directory", { replicas: [{ region: "us-east-1" }] }),
    killedBy: ["no-region-escape-properties", "replicas-in-region"],
    at: "almendro-directory",
  },
  {
    what: "images are replicated to Singapore",
    by: "careless",
    tenant: "kade",
    surgery: add("aws:ecr/replicationConfiguration:ReplicationConfiguration", "faster", {
      replicationConfiguration: {
        rules: [{ destinations: [{ region: "ap-southeast-1", registryId: "220000000031" }] }],
      },
    }),
    killedBy: ["no-region-escape-properties", "replicas-in-region", "tenant-tags"],
    at: "faster",
  },
  {
    what: "files are replicated to a bucket that nobody here has made",
    by: "malicious",
    tenant: "kade",
    surgery: add("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "mirror", {
      bucket: "kade-files-220000000031",
      role: "arn:aws:iam::220000000031:role/kade-backup",
      rules: [{ status: "Enabled", destination: { bucket: "arn:aws:s3:::elsewhere" } }],
    }),
    killedBy: ["tenant-tags"],
    leavesOpen: ["replicas-in-region"],
    at: "mirror",
  },
  {
    what: "a key is made for every region at once",
    by: "careless",
    tenant: "fjordbevegelse",
    surgery: set(KEY, "fjordbevegelse-data", { multiRegion: true }),
    killedBy: ["kms-no-multi-region-key"],
    at: "fjordbevegelse-data",
  },
  {
    what: "findings of attacks are passed on to an event bus in Virginia",
    by: "malicious",
    tenant: "kade",
    surgery: set("aws:cloudwatch/eventTarget:EventTarget", "kade-personal-data", {
      arn: "arn:aws:events:us-east-1:220000000031:event-bus/default",
    }),
    killedBy: ["arn-region-allowed", "no-region-escape-properties"],
    at: "kade-personal-data",
  },
  {
    what: "keys are asked for at an endpoint of another region",
    by: "careless",
    tenant: "kade",
    surgery: set("aws:ec2/vpcEndpoint:VpcEndpoint", "kade-kms", { serviceName: "com.amazonaws.us-east-1.kms" }),
    killedBy: ["no-region-escape-properties"],
    at: "kade-kms",
  },
  {
    what: "the vault lets copies go to a vault in Virginia",
    by: "malicious",
    tenant: "little-acorn",
    surgery: statements(VAULT_POLICY, "little-acorn", (those) =>
      those.map((one) =>
        one.Sid === "NoCopiesElsewhere"
          ? {
              ...one,
              Condition: {
                "ForAnyValue:ArnNotEquals": {
                  "backup:CopyTargets": "arn:aws:backup:eu-west-1:999999999999:backup-vault:elsewhere",
                },
              },
            }
          : one,
      ),
    ),
    killedBy: ["arn-region-allowed", "no-region-escape-properties", "vault-tenant-cmk-and-policy"],
    at: "little-acorn",
  },
  {
    what: "the database is built in a zone of Paris",
    by: "careless",
    tenant: "kade",
    surgery: set(INSTANCE, "kade", { availabilityZone: "eu-west-3a" }),
    killedBy: ["no-region-escape-properties"],
    at: "kade",
  },
];
