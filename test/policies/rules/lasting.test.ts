import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN, type Value } from "../../../graph/index.ts";
import { dataInTwoZones } from "../../../policies/rules/data/data-in-two-zones.ts";
import { dbIamAuth } from "../../../policies/rules/data/db-iam-auth.ts";
import { exportKeptAsAgreed } from "../../../policies/rules/data/export-kept-as-agreed.ts";
import { foldersEmptiedInTime } from "../../../policies/rules/data/folders-emptied-in-time.ts";
import { workloadsSurviveAZone } from "../../../policies/rules/kubernetes/workloads-survive-a-zone.ts";
import { added, almendro, type Home, refer, set, without } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

describe("a folder is emptied when its term ends", () => {
  const cleaner = "BucketLifecycleConfiguration::almendro-files";
  const remedy = "give its bucket a lifecycle rule for the folder's prefix, with the days of its term";
  const complaints = (path: string, value: Value) => home.complaints(foldersEmptiedInTime, set(cleaner, path, value));

  it("each as the tenant's file has it", () => {
    expect(home.says(foldersEmptiedInTime)).toEqual([
      "almendro-files pass: the folder imports is emptied after 30 days, that is 30 days.",
      "almendro-files pass: the folder payslips is emptied after 4 years, that is 1461 days.",
    ]);
  });

  it("not a day early or late", () => {
    for (const days of [1460, 1462]) {
      expect(complaints("rules.1.expiration.days", days)).toEqual([
        `almendro-files fail: the folder payslips is emptied after ${days} days, and 4 years are 1461: ${remedy}.`,
      ]);
    }
  });

  it("by a rule that is on and means this folder", () => {
    const missing = [`- fail: nothing empties the folder payslips after 4 years: ${remedy}.`];
    expect(complaints("rules.1.status", "Disabled")).toEqual(missing);
    expect(complaints("rules.1.filter.prefix", "pay/")).toEqual(missing);
  });

  it("for good", () => {
    const left = [
      `almendro-files fail: what the folder payslips held can still be taken back after 4 years: ${remedy}.`,
    ];
    expect(complaints("rules.1.noncurrentVersionExpiration.noncurrentDays", 30)).toEqual(left);
    expect(complaints("rules.1.noncurrentVersionExpiration.newerNoncurrentVersions", 3)).toEqual(left);
  });

  it("and not only what is small or tagged", () => {
    expect(complaints("rules.1.filter.objectSizeLessThan", 1000)).toEqual([
      `- fail: nothing empties the folder payslips after 4 years: ${remedy}.`,
    ]);
  });

  it("and nothing of it sooner, by a clean-up around it or within it", () => {
    expect(complaints("rules.0.expiration", { days: 30 })).toEqual([
      `almendro-files fail: something of the folder payslips goes after 30 days already: ${remedy}.`,
    ]);
    const within = [
      set(cleaner, "rules.0.expiration", { days: 90 }),
      set(cleaner, "rules.0.filter.prefix", "payslips/2026/"),
    ];
    expect(home.complaints(foldersEmptiedInTime, ...within)).toEqual([
      `almendro-files fail: something of the folder payslips goes after 90 days already: ${remedy}.`,
    ]);
  });

  it("and not on one day, all of it, nor by a line in the old way", () => {
    expect(complaints("rules.1.expiration", { date: "2027-01-01T00:00:00Z" })).toEqual([
      `almendro-files fail: the folder payslips is emptied after 0 days, and 4 years are 1461: ${remedy}.`,
    ]);
    const twice = set(cleaner, "rules.0", {
      status: "Enabled",
      prefix: "payslips/",
      expiration: { days: 1461 },
      noncurrentVersionExpiration: { noncurrentDays: 400 },
    });
    expect(home.complaints(foldersEmptiedInTime, twice)).toContain(
      `almendro-files fail: what the folder payslips held can still be taken back after 4 years: ${remedy}.`,
    );
  });

  it("whatever is said besides for what lies elsewhere", () => {
    const tidy = (filter: Value) => set(cleaner, "rules.0", { status: "Enabled", filter, expiration: { days: 1 } });
    expect(home.complaints(foldersEmptiedInTime, tidy({ prefix: "tmp/" }))).toEqual([]);
    expect(
      home.complaints(foldersEmptiedInTime, tidy({ and: { prefix: "payslips/2026/", tags: { old: "yes" } } })),
    ).toEqual([`almendro-files fail: something of the folder payslips goes after 1 days already: ${remedy}.`]);
  });

  it("by a clean-up that names its bucket instead of referring to it", () => {
    const named = added("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "sooner", {
      bucket: "almendro-files-220000000011",
      rules: [{ status: "Enabled", filter: { prefix: "payslips/" }, expiration: { days: 1 } }],
    });
    expect(home.complaints(foldersEmptiedInTime, named)).toEqual([
      `sooner fail: the folder payslips is emptied after 1 and 1461 days, and 4 years are 1461: ${remedy}.`,
    ]);
  });

  it("in the bucket in which the application keeps it, and in no other", () => {
    const elsewhere = refer(cleaner, "bucket", "Bucket::almendro-export");
    expect(home.complaints(foldersEmptiedInTime, elsewhere)).toEqual([
      `- fail: nothing empties the folder imports after 30 days: ${remedy}.`,
      `- fail: nothing empties the folder payslips after 4 years: ${remedy}.`,
    ]);
  });

  it("which is open while its clean-up can't be known", () => {
    expect(complaints("rules", UNKNOWN)).toContain(
      `almendro-files unproven: rules of almendro-files can't be known yet, so it can't be proved: ${remedy}.`,
    );
  });
});

describe("what is handed over stays as long as agreed", () => {
  const cleaner = "BucketLifecycleConfiguration::almendro-export";
  const remedy = "give the bucket one clean-up of all that lies in it, after the days of exit.hold";
  const gone = (days: string) =>
    `almendro-export fail: what is handed over by almendro-export goes after ${days} days, and 30 days are 30: ${remedy}.`;

  it("and no longer", () => {
    expect(home.says(exportKeptAsAgreed)).toEqual([
      "almendro-export pass: what is handed over by almendro-export stays for 30 days, that is 30 days.",
    ]);
  });

  it.each([
    ["a day", set(cleaner, "rules.0.expiration.days", 1), "1"],
    ["for ever", set(cleaner, "rules.0.status", "Disabled"), "no"],
    ["until some day", set(cleaner, "rules.0.expiration", { date: "2027-01-01T00:00:00Z" }), "0"],
    [
      "longer than a part of it",
      set(cleaner, "rules.1", { status: "Enabled", filter: { prefix: "a/" }, expiration: { days: 1 } }),
      "30 and 1",
    ],
    ["some of it", set(cleaner, "rules.0.filter.prefix", "database/"), "30"],
  ])("finds what stays %s", (_, change, days) => {
    expect(home.complaints(exportKeptAsAgreed, change)).toEqual([gone(days)]);
  });

  it("which is open while its clean-up can't be known", () => {
    expect(home.complaints(exportKeptAsAgreed, set(cleaner, "rules", UNKNOWN))).toEqual([
      `almendro-client unproven: rules of almendro-export can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("data is in more than one zone", () => {
  const remedy = "set multiAz to true, or use a store of several zones";
  const lost = (name: string) => [`${name} fail: what ${name} holds is lost with one zone: ${remedy}.`];

  it("in the database and in every bucket", () => {
    expect(home.complaints(dataInTwoZones)).toEqual([]);
    expect(home.says(dataInTwoZones)).toContain("almendro pass: what almendro holds is in more than one zone.");
  });

  it("unless the database has no standby", () => {
    for (const value of [false, undefined]) {
      expect(home.complaints(dataInTwoZones, set("Instance::almendro", "multiAz", value))).toEqual(lost("almendro"));
    }
    expect(home.complaints(dataInTwoZones, set("Instance::almendro", "multiAz", UNKNOWN))).toEqual([
      `almendro unproven: multiAz of almendro can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });

  it("unless what grows old moves to one zone", () => {
    const cleaner = "BucketLifecycleConfiguration::almendro-files";
    const moves = (storageClass: string) => set(cleaner, "rules.0.transitions", [{ days: 30, storageClass }]);
    expect(home.complaints(dataInTwoZones, moves("ONEZONE_IA"))).toEqual(lost("almendro-files"));
    expect(home.complaints(dataInTwoZones, moves("STANDARD_IA"))).toEqual([]);
  });

  it.each([
    ["aws:fsx/windowsFileSystem:WindowsFileSystem", { deploymentType: "SINGLE_AZ_2" }, true],
    ["aws:fsx/windowsFileSystem:WindowsFileSystem", { deploymentType: "MULTI_AZ_1" }, false],
    ["aws:fsx/openZfsFileSystem:OpenZfsFileSystem", {}, true],
    ["aws:fsx/lustreFileSystem:LustreFileSystem", {}, true],
    ["aws:ebs/volume:Volume", {}, true],
    ["aws:dynamodb/table:Table", {}, false],
    ["aws:redshift/cluster:Cluster", {}, true],
    ["aws:redshift/cluster:Cluster", { multiAz: true }, false],
  ])("where a %s has %j", (type, inputs, isLost) => {
    expect(home.complaints(dataInTwoZones, added(type, "more", inputs))).toEqual(isLost ? lost("more") : []);
  });

  it("unless a store is of one zone by its kind or by choice", () => {
    const files = "aws:efs/fileSystem:FileSystem";
    expect(home.complaints(dataInTwoZones, added("aws:s3/directoryBucket:DirectoryBucket", "fast", {}))).toEqual(
      lost("fast"),
    );
    expect(home.complaints(dataInTwoZones, added(files, "share", { availabilityZoneName: "a" }))).toEqual(
      lost("share"),
    );
    expect(home.complaints(dataInTwoZones, added(files, "share", {}))).toEqual([]);
  });
});

describe("the product goes on when a zone fails", () => {
  const app = "Deployment::almendro-app";
  const remedy = "give it two copies or more, a spread over zones that must be met, a disruption budget and limits";
  const stops = (what: string) => [
    `almendro-app fail: almendro-app stops with one zone or machine, since ${what}: ${remedy}.`,
  ];
  const complaints = (which: string, path: string, value: Value | undefined) =>
    home.complaints(workloadsSurviveAZone, set(which, path, value));

  it("in copies of each part", () => {
    expect(home.says(workloadsSurviveAZone)).toEqual([
      "almendro-app pass: almendro-app goes on in 3 copies when a zone fails.",
      "almendro-web pass: almendro-web goes on in 2 copies when a zone fails.",
    ]);
  });

  it.each([
    [app, "spec.replicas", 1, "it runs once"],
    [app, "spec.replicas", undefined, "it runs once"],
    [app, "spec.template.spec.topologySpreadConstraints", [], "its copies may all be in one zone"],
    [
      app,
      "spec.template.spec.topologySpreadConstraints.0.whenUnsatisfiable",
      "ScheduleAnyway",
      "its copies may all be in one zone",
    ],
    ["PodDisruptionBudget::almendro-app", "spec.maxUnavailable", "100%", "all its copies may be stopped at once"],
    ["PodDisruptionBudget::almendro-app", "metadata.namespace", "web", "all its copies may be stopped at once"],
    [app, "spec.template.spec.containers.0.resources", {}, "it may take all its neighbours need"],
  ])("unless %s has %s %j", (which, path, value, what) => {
    expect(complaints(which, path, value)).toEqual(stops(what));
  });

  it("unless nothing bounds how many copies are stopped", () => {
    expect(home.complaints(workloadsSurviveAZone, without("PodDisruptionBudget::almendro-app"))).toEqual(
      stops("all its copies may be stopped at once"),
    );
  });

  it("which is open while the number of copies can't be known", () => {
    expect(complaints(app, "spec.replicas", UNKNOWN)).toEqual([
      `almendro-app unproven: spec.replicas of almendro-app can't be known before almendro-directory (aws:secretsmanager/secret:Secret), almendro (aws:rds/instance:Instance) and almendro-mail-relay (aws:secretsmanager/secret:Secret) are made, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("programs log on to the database with their role", () => {
  const remedy = "set iamDatabaseAuthenticationEnabled to true";
  const database = "Instance::almendro";

  it("and need no password", () => {
    expect(home.says(dbIamAuth)).toEqual(["almendro pass: programs log on to almendro with a role and no password."]);
    expect(home.complaints(dbIamAuth, set(database, "iamDatabaseAuthenticationEnabled", false))).toEqual([
      `almendro fail: programs log on to almendro with passwords only: ${remedy}.`,
    ]);
    expect(home.complaints(dbIamAuth, set(database, "iamDatabaseAuthenticationEnabled", UNKNOWN))[0]).toMatch(
      "almendro unproven: iamDatabaseAuthenticationEnabled of almendro can't be known yet",
    );
  });

  it("where the engine can", () => {
    expect(home.says(dbIamAuth, set(database, "engine", "oracle-se2"))).toEqual([
      "almendro not-applicable: almendro runs oracle-se2, which knows no IAM.",
    ]);
  });
});
