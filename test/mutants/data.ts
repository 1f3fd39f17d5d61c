import type { Mutant } from "./mutant.ts";
import { add, all, allow, alter, copy, point, reword, set, setAll, without } from "./surgery.ts";
import { BUCKET, BUCKET_POLICY, INSTANCE, LIFECYCLE, ROLE, ROLE_POLICY, STRANGER, SUBNET } from "./words.ts";

const POLICY = "aws:iam/policy:Policy";

interface Ending {
  readonly id: string;
  readonly expiration?: object;
}

const ending = (id: string, days: number) => (rules: readonly Ending[]) =>
  rules.map((rule) => (rule.id === id ? { ...rule, expiration: { days } } : rule));

export const data: readonly Mutant[] = [
  {
    what: "the database has a public address",
    by: "careless",
    tenant: "kade",
    surgery: set(INSTANCE, "kade", { publiclyAccessible: true }),
    killedBy: ["no-public-database"],
    at: "kade",
  },
  {
    what: "the database stands in the subnets of the edge",
    by: "careless",
    tenant: "almendro",
    surgery: point("aws:rds/subnetGroup:SubnetGroup", "almendro", "subnetIds", [SUBNET, "almendro-edge-1"]),
    killedBy: [
      "db-subnets-no-internet-route",
      "egress-allow-list",
      "netpol-tier-graph",
      "no-public-database",
      "tier-subnets-disjoint",
    ],
    at: "the data tier stands in 1 zone",
  },
  {
    what: "a bucket can be made public again",
    by: "careless",
    tenant: "kade",
    surgery: set("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "kade-export", { blockPublicPolicy: false }),
    killedBy: ["s3-block-public"],
    at: "kade-export",
  },
  {
    what: "ACLs open files one by one",
    by: "careless",
    tenant: "kade",
    surgery: set("aws:s3/bucketOwnershipControls:BucketOwnershipControls", "kade-files", {
      "rule.objectOwnership": "ObjectWriter",
    }),
    killedBy: ["s3-block-public"],
    at: "kade-files",
  },
  {
    what: "a snapshot of a disk is handed to another company",
    by: "malicious",
    tenant: "kade",
    surgery: add("aws:ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission", "gift", {
      accountId: STRANGER,
      snapshotId: "snap-0123456789abcdef0",
    }),
    killedBy: ["no-public-snapshots-images", "tenant-tags"],
    at: "gift",
  },
  {
    what: "snapshots of the account may be made public",
    by: "careless",
    tenant: "kade",
    surgery: set("aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess", "kade", { state: "unblocked" }),
    killedBy: ["account-closed-to-public", "no-public-snapshots-images"],
    at: "kade",
  },
  {
    what: "a folder is emptied a year too late",
    by: "careless",
    tenant: "kade",
    surgery: alter(LIFECYCLE, "kade-files", "rules", ending("rapporten", 731)),
    killedBy: ["folders-emptied-in-time"],
    at: "kade-files",
  },
  {
    what: "a folder is emptied before its term ends",
    by: "careless",
    tenant: "kade",
    surgery: alter(LIFECYCLE, "kade-files", "rules", ending("bijlagen", 365)),
    killedBy: ["folders-emptied-in-time"],
    at: "kade-files",
  },
  {
    what: "old versions of what was emptied are kept for ever",
    by: "careless",
    tenant: "little-acorn",
    surgery: alter(LIFECYCLE, "little-acorn-files", "rules", (rules: readonly object[]) =>
      rules.map(({ noncurrentVersionExpiration: _, ...rule }: { noncurrentVersionExpiration?: object }) => rule),
    ),
    killedBy: ["deleted-data-ends", "folders-emptied-in-time", "s3-versioning-objectlock"],
    at: "little-acorn-files",
  },
  {
    what: "the database is in one zone",
    by: "careless",
    tenant: "cedar-hollow",
    surgery: set(INSTANCE, "cedar-hollow", { multiAz: false }),
    killedBy: ["data-in-two-zones"],
    at: "cedar-hollow",
  },
  {
    what: "shared folders are in the cheap kind of one zone",
    by: "careless",
    tenant: "kade",
    surgery: set("aws:efs/fileSystem:FileSystem", "kade-shared", { availabilityZoneName: "eu-central-1a" }),
    killedBy: ["data-in-two-zones"],
    at: "kade-shared",
  },
  {
    what: "the database takes passwords alone",
    by: "careless",
    tenant: "kade",
    surgery: set(INSTANCE, "kade", { iamDatabaseAuthenticationEnabled: false }),
    killedBy: ["db-iam-auth"],
    at: "kade",
  },
  {
    what: "the folder for support is kept for a quarter",
    by: "careless",
    tenant: "kade",
    surgery: alter(LIFECYCLE, "kade-support", "rules", ending("voor-support", 90)),
    killedBy: ["support-folder-emptied"],
    at: "kade-support",
  },
  {
    what: "the application reads back what people put there for support",
    by: "malicious",
    tenant: "kade",
    surgery: reword(BUCKET_POLICY, "kade-support", "policy", "role/kade-operator", "role/kade-app"),
    killedBy: ["support-folder-read-by-operators"],
    at: "kade-support",
  },
  {
    what: "nobody is kept from reading the folder for support",
    by: "careless",
    tenant: "kade",
    surgery: without(BUCKET_POLICY, "kade-support", "OnlyReaders"),
    killedBy: ["support-folder-read-by-operators"],
    at: "kade-support",
  },
  {
    what: "whoever comes for support may query the logs",
    by: "careless",
    tenant: "kade",
    surgery: allow(POLICY, "kade-support", { Action: "logs:StartQuery", Resource: "*" }),
    killedBy: ["support-reads-folder-alone"],
    at: "kade-support",
  },
  {
    what: "what is handed over is gone after a week",
    by: "careless",
    tenant: "kade",
    surgery: alter(LIFECYCLE, "kade-export", "rules", ending("handed-over", 7)),
    killedBy: ["export-kept-as-agreed"],
    at: "kade-export",
  },
  {
    what: "a second role of operators may read the files at any time",
    by: "malicious",
    tenant: "kade",
    surgery: all(
      copy(ROLE, "kade-operator", "kade-operator-2", { name: "kade-operator-2" }),
      copy(ROLE_POLICY, "kade-app-files", "kade-operator-2", { role: "kade-operator-2" }),
      point(ROLE_POLICY, "kade-operator-2", "role", [ROLE, "kade-operator-2"]),
    ),
    killedBy: ["support-as-chosen"],
    at: "kade-operator-2",
  },
  {
    what: "no bucket keeps versions",
    by: "careless",
    tenant: "almendro",
    surgery: setAll("aws:s3/bucketVersioning:BucketVersioning", { "versioningConfiguration.status": "Suspended" }),
    killedBy: ["rpo-met", "s3-versioning-objectlock"],
    at: "almendro-audit",
  },
  {
    what: "all files go on one day, by a clean-up that names their bucket",
    by: "malicious",
    tenant: "kade",
    surgery: add(LIFECYCLE, "sooner", {
      bucket: "kade-files-220000000031",
      rules: [{ id: "all", status: "Enabled", filter: { prefix: "" }, expiration: { date: "2027-01-01T00:00:00Z" } }],
    }),
    killedBy: ["folders-emptied-in-time"],
    at: "goes after 0 days already",
  },
  {
    what: "files go after a day, as their bucket says inside itself",
    by: "malicious",
    tenant: "kade",
    surgery: set(BUCKET, "kade-files", { lifecycleRules: [{ enabled: true, expiration: { days: 1 } }] }),
    killedBy: ["s3-versioning-objectlock"],
    at: "kade-files",
  },
  {
    what: "files that grow old move to a store of one zone",
    by: "careless",
    tenant: "kade",
    surgery: set(LIFECYCLE, "kade-files", { "rules.0.transitions": [{ days: 30, storageClass: "ONEZONE_IA" }] }),
    killedBy: ["data-in-two-zones"],
    at: "kade-files",
  },
  {
    what: "operators may search the logs while the door is open",
    by: "careless",
    tenant: "almendro",
    surgery: allow(POLICY, "almendro-support", { Sid: "Logs", Action: "logs:FilterLogEvents", Resource: "*" }),
    killedBy: ["support-reads-folder-alone"],
    at: "Logs",
  },
];
