import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { data } from "../../../policies/rules/data/index.ts";
import { noPublicDatabase } from "../../../policies/rules/data/no-public-database.ts";
import { noPublicSnapshotsImages } from "../../../policies/rules/data/no-public-snapshots-images.ts";
import { s3BlockPublic } from "../../../policies/rules/data/s3-block-public.ts";
import { added, almendro, type Home, refer, set, without } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

describe("a tenant's data as it should be", () => {
  it("breaks no rule", () => {
    expect(data.flatMap((rule) => home.complaints(rule))).toEqual([]);
  });
});

describe("no database is public", () => {
  const remedy = "set publiclyAccessible to false, put it into subnets of the data tier alone, and share no snapshot";
  const snapshot = (takers: readonly string[]) =>
    added("aws:rds/snapshot:Snapshot", "copy", { dbInstanceIdentifier: "almendro", sharedAccounts: takers });

  it("says where it stands", () => {
    expect(home.says(noPublicDatabase)).toEqual([
      "almendro pass: almendro has no public address and stands among databases alone.",
    ]);
  });

  it("finds a public address", () => {
    expect(home.complaints(noPublicDatabase, set("Instance::almendro", "publiclyAccessible", true))).toEqual([
      `almendro fail: almendro has a public address: ${remedy}.`,
    ]);
  });

  it("finds machines in its subnets", () => {
    const moved = refer("NodeGroup::almendro-app-1", "subnetIds", "Subnet::almendro-data-1");
    expect(home.complaints(noPublicDatabase, moved)).toEqual([
      `almendro fail: almendro shares the subnet almendro-data-1 with nodes almendro-app-1: ${remedy}.`,
    ]);
  });

  it("leaves open a database in subnets of nobody knows whom", () => {
    const lost = [
      set("Instance::almendro", "dbSubnetGroupName", undefined),
      refer("Instance::almendro", "dbSubnetGroupName"),
    ];
    expect(home.complaints(noPublicDatabase, ...lost)).toEqual([
      `almendro unproven: almendro stands in no subnet that this stack declares, so it can't be proved: ${remedy}.`,
    ]);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(noPublicDatabase, set("Instance::almendro", "publiclyAccessible", UNKNOWN))).toEqual([
      `almendro unproven: publiclyAccessible of almendro can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });

  it("finds a snapshot shared with the world, and lets the backup account have one", () => {
    expect(home.complaints(noPublicDatabase, snapshot(["all"]))).toEqual([
      `copy fail: copy is shared with all: ${remedy}.`,
    ]);
    expect(home.complaints(noPublicDatabase, snapshot([home.subject.accounts.backup]))).toEqual([]);
  });
});

describe("no bucket is public", () => {
  const remedy =
    "set blockPublicAcls, blockPublicPolicy, ignorePublicAcls, restrictPublicBuckets to true, object ownership to BucketOwnerEnforced, and no ACL";

  it("judges every bucket by itself, and the account's own block", () => {
    const said = home.says(s3BlockPublic);
    expect(said[0]).toBe("almendro pass: almendro closes every bucket of the account to the public.");
    expect(said[1]).toBe(
      "almendro-audit pass: almendro-audit is closed to the public by itself, whatever the account's own block says.",
    );
    expect(said).toHaveLength(6);
  });

  it.each([
    [
      "a switch that is off",
      set("BucketPublicAccessBlock::almendro-files", "restrictPublicBuckets", false),
      "restrictPublicBuckets is off",
    ],
    [
      "a switch that nobody set",
      set("BucketPublicAccessBlock::almendro-files", "blockPublicPolicy", undefined),
      "blockPublicPolicy is off",
    ],
    [
      "a bucket without a block",
      without("BucketPublicAccessBlock::almendro-files"),
      "blockPublicAcls, blockPublicPolicy, ignorePublicAcls, restrictPublicBuckets are off",
    ],
    [
      "ACLs that count",
      set("BucketOwnershipControls::almendro-files", "rule.objectOwnership", "ObjectWriter"),
      "ACLs count",
    ],
    [
      "an ACL",
      added("aws:s3/bucketAcl:BucketAcl", "open", { acl: "public-read" }, { bucket: "Bucket::almendro-files" }),
      "ACLs count",
    ],
    ["an ACL of its own", set("Bucket::almendro-files", "acl", "public-read"), "ACLs count"],
    [
      "an ACL that names its bucket",
      added("aws:s3/bucketAcl:BucketAcl", "open", { acl: "public-read", bucket: "almendro-files-220000000011" }),
      "ACLs count",
    ],
  ])("finds %s", (_, change, why) => {
    expect(home.complaints(s3BlockPublic, change)).toEqual([
      `almendro-files fail: almendro-files can be made public, since ${why}: ${remedy}.`,
    ]);
  });

  it.each([
    ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"],
    ["aws:s3/bucketOwnershipControls:BucketOwnershipControls"],
  ])("leaves open which of two holds: %s", (type) => {
    const second = added(type, "second", { bucket: "almendro-files-220000000011" });
    expect(home.complaints(s3BlockPublic, second)).toEqual([
      `almendro-files unproven: almendro-files has more than one public access block or ownership, of which the last wins, so it can't be proved: ${remedy}.`,
    ]);
  });

  it("leaves open what can't be known", () => {
    const change = set("BucketPublicAccessBlock::almendro-files", "blockPublicAcls", UNKNOWN);
    expect(home.complaints(s3BlockPublic, change)).toEqual([
      `almendro-files unproven: blockPublicAcls of almendro-files can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });

  it("judges the account's own block where there is one", () => {
    const open = added("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", "account", {
      blockPublicAcls: true,
    });
    expect(home.complaints(s3BlockPublic, open)).toEqual([
      `account fail: account leaves buckets of the account open, since blockPublicPolicy, ignorePublicAcls, restrictPublicBuckets stay off: ${remedy}.`,
    ]);
  });
});

describe("no snapshot and no image is public", () => {
  const remedy = "share it with the tenant's own accounts alone, and block public sharing for the whole account";
  const block = (state: string | typeof UNKNOWN) =>
    added("aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess", "account", { state });

  const own = "almendro pass: almendro keeps everything in the account from being made public.";

  it("has the account's own blocks, of snapshots and of images", () => {
    expect(home.says(noPublicSnapshotsImages)).toEqual([own, own]);
  });

  it("wants the block to close what is public already", () => {
    expect(home.says(noPublicSnapshotsImages, block("block-all-sharing"))).toEqual([
      "account pass: account keeps everything in the account from being made public.",
      own,
      own,
    ]);
    expect(home.says(noPublicSnapshotsImages, block("block-new-sharing"))).toEqual([
      `account fail: account is set to block-new-sharing: ${remedy}.`,
      own,
      own,
    ]);
    expect(home.says(noPublicSnapshotsImages, block(UNKNOWN))).toEqual([
      `account unproven: state of account can't be known yet, so it can't be proved: ${remedy}.`,
      own,
      own,
    ]);
  });

  it("finds a snapshot given to another account", () => {
    const given = added("aws:ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission", "given", {
      accountId: "999999999999",
    });
    expect(home.says(noPublicSnapshotsImages, given)).toEqual([
      `given fail: given is shared with 999999999999: ${remedy}.`,
      own,
      own,
    ]);
  });
});
