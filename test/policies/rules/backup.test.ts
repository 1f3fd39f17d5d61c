import { describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { judge, type Subject } from "../../../policies/index.ts";
import { changed, type Drafts, draft, graphFrom, ref, removed } from "../../support/draft.ts";
import { subject } from "../subject.ts";
import { calendars as backup } from "./proofs.ts";

const PROMISED = { "domicile:backup": "promised" };

const rule = (ruleName: string, schedule: string, deleteAfter: number, more: Drafts[string]["inputs"] = {}) => ({
  ruleName,
  targetVaultName: "home",
  schedule,
  scheduleExpressionTimezone: "Europe/Madrid",
  startWindow: 60,
  lifecycle: { deleteAfter },
  copyActions: [
    { destinationVaultArn: "arn:aws:backup:eu-south-2:444455556666:backup-vault:copy", lifecycle: { deleteAfter } },
  ],
  ...more,
});
const DAILY = rule("daily", "cron(0 1 * * ? *)", 35);
const MONTHLY = rule("monthly", "cron(0 1 1 * ? *)", 366);

const lock = (backupVaultName: string) =>
  draft("aws:backup/vaultLockConfiguration:VaultLockConfiguration", {
    backupVaultName,
    minRetentionDays: 35,
    maxRetentionDays: 372,
  });

/** A database and a bucket, copied each night for 35 days and each month for a year, restored twice a month. */
const good: Drafts = {
  database: draft("aws:rds/instance:Instance", { identifier: "home", backupRetentionPeriod: 35, tags: PROMISED }),
  files: draft("aws:s3/bucket:Bucket", { bucket: "home-files", tags: PROMISED }),
  versions: draft("aws:s3/bucketVersioning:BucketVersioning", {
    bucket: ref("files"),
    versioningConfiguration: { status: "Enabled" },
  }),
  plan: draft("aws:backup/plan:Plan", { name: "home", rules: [DAILY, MONTHLY] }),
  selection: draft("aws:backup/selection:Selection", {
    planId: ref("plan"),
    selectionTags: [{ type: "STRINGEQUALS", key: "domicile:backup", value: "promised" }],
  }),
  lock: lock("home"),
  "copy-lock": lock("copy"),
  test: draft("aws:backup/restoreTestingPlan:RestoreTestingPlan", {
    name: "home",
    scheduleExpression: "cron(0 5 1,16 * ? *)",
    scheduleExpressionTimezone: "Europe/Madrid",
    startWindowHours: 1,
    recoveryPointSelection: {
      algorithm: "LATEST_WITHIN_WINDOW",
      includeVaults: ["arn:aws:backup:eu-south-2:111122223333:backup-vault:home"],
      recoveryPointTypes: ["SNAPSHOT"],
    },
  }),
  ...Object.fromEntries(
    ["RDS", "S3"].map((type) => [
      `test-${type}`,
      draft("aws:backup/restoreTestingSelection:RestoreTestingSelection", {
        restoreTestingPlanName: ref("test"),
        protectedResourceType: type,
        protectedResourceConditions: { stringEquals: [{ key: "aws:ResourceTag/domicile:backup", value: "promised" }] },
        validationWindowHours: 4,
      }),
    ]),
  ),
};

const promise = { every: "night", keep: { daily: "35 days", monthly: "12 months" }, test: "every 30 days" };

function home(drafts: Drafts, promised: object = {}, recovery = "any-minute"): Subject {
  const { settled, ...rest } = subject();
  const tenant = {
    access: {},
    backups: { ...promise, ...promised },
    contract: { starts: "2026-12-01" },
    maintenance: { zone: "Europe/Madrid" },
  };
  return {
    ...rest,
    graph: graphFrom(drafts),
    product: { database: { recovery } } as unknown as Subject["product"],
    settled: { ...settled, tenant: tenant as unknown as Subject["settled"]["tenant"] },
  };
}

/** What one rule says that isn't a pass, without its remedy. */
function complaints(name: string, asked: Subject): readonly string[] {
  const remedy = `: ${backup.find((one) => one.name === name)?.remedy}.`;
  return judge(backup, asked)
    .filter((verdict) => verdict.rule === name && verdict.outcome !== "pass")
    .map(
      ({ resource, outcome, because }) =>
        `${resource?.split("::").at(-1) ?? "-"} ${outcome}: ${because.replace(remedy, "")}`,
    );
}

const withRules = (...rules: readonly Drafts[string]["inputs"][]): Drafts => changed(good, "plan", { rules });

describe("backups as they should be", () => {
  it("break no rule", () => {
    expect(judge(backup, home(good)).filter(({ outcome }) => outcome !== "pass")).toEqual([]);
  });
});

describe("everything that holds data is copied", () => {
  const name = "every-datastore-in-backup-plan";

  it("finds the bucket without the tag", () => {
    expect(complaints(name, home(changed(good, "files", { tags: {} })))).toEqual([
      "files fail: No backup plan takes in the bucket files",
    ]);
  });

  it.each([
    [
      "a condition that its tags don't meet",
      { conditions: [{ stringNotEquals: [{ key: "aws:ResourceTag/domicile:backup", value: "promised" }] }] },
    ],
    [
      "a condition of several, of which one isn't met",
      {
        conditions: [
          { stringEquals: [{ key: "aws:ResourceTag/domicile:backup", value: "promised" }] },
          { stringLikes: [{ key: "aws:ResourceTag/domicile:backup", value: "other*" }] },
        ],
      },
    ],
    [
      "a condition on a tag that it hasn't",
      { conditions: [{ stringLikes: [{ key: "aws:ResourceTag/a", value: "*" }] }] },
    ],
    [
      "a condition against what its tag is like",
      { conditions: [{ stringNotLikes: [{ key: "aws:ResourceTag/domicile:backup", value: "prom*" }] }] },
    ],
    [
      "tags of which none is its own",
      { selectionTags: [{ type: "STRINGEQUALS", key: "a", value: "promised" }, { key: 1 }] },
    ],
    ["a tag that says nothing", { selectionTags: [{ type: "STRINGEQUALS", key: "a" }] }],
    ["a selection of nothing", { selectionTags: [] }],
    ["a name that only looks alike", { selectionTags: undefined, resources: ["arn:aws:s3:::home.files"] }],
    ["an exclusion by reference", { notResources: [ref("files")] }],
    ["an exclusion by name", { notResources: ["arn:aws:s3:::home-*"] }],
  ])("works out %s", (_, inputs) => {
    expect(complaints(name, home(changed(good, "selection", inputs)))).toContain(
      "files fail: No backup plan takes in the bucket files",
    );
  });

  it("takes in what meets every condition, and one tag of several", () => {
    const met = {
      conditions: [
        { stringLikes: [{ key: "aws:ResourceTag/domicile:backup", value: "prom*" }] },
        { stringNotEquals: [{ key: "aws:ResourceTag/domicile:backup", value: "never" }] },
      ],
      selectionTags: [
        { type: "STRINGEQUALS", key: "a", value: "b" },
        { type: "STRINGEQUALS", key: "domicile:backup", value: "promised" },
      ],
      notResources: ["arn:aws:s3:::other"],
    };
    expect(complaints(name, home(changed(good, "selection", met)))).toEqual([]);
  });

  it("is open while a condition, an exclusion, a plan or an id can't be known", () => {
    const open = (inputs: Drafts[string]["inputs"], drafts = good) =>
      complaints(name, home(changed(drafts, "selection", inputs)));
    expect(open({ conditions: [{ stringEquals: [{ key: "a" }] }] })).toEqual([
      "database unproven: A condition (stringEquals) has no key and value, so it can't be proved",
      "files unproven: A condition (stringEquals) has no key and value, so it can't be proved",
    ]);
    for (const notResources of [UNKNOWN, [UNKNOWN]])
      expect(open({ notResources })[0]).toBe(
        "database unproven: notResources of selection can't be known yet, so it can't be proved",
      );
    expect(open({ planId: "plan-1" })[0]).toBe(
      "database unproven: planId of selection names no plan of this stack, so it can't be proved",
    );
    const disk = { ...good, disk: draft("aws:ebs/volume:Volume", { tags: PROMISED }) };
    const named = (arn: string) =>
      open({ selectionTags: undefined, resources: ["arn:aws:rds:*", "arn:aws:s3:*", arn] }, disk);
    expect(named("arn:aws:ec2:*:*:volume/vol-1")).toEqual([
      "disk unproven: Whether resources of selection means it depends on an id that can't be known yet, so it can't be proved",
    ]);
    expect(named("arn:aws:ec2:*:*:volume/*")).toEqual([]);
    expect(named("arn:aws:ec2:*:*:snapshot/*")).toEqual(["disk fail: No backup plan takes in the volume disk"]);
  });

  it("takes in what a selection names", () => {
    const named = (...resources: readonly (string | ReturnType<typeof ref>)[]) =>
      home(changed(good, "selection", { selectionTags: undefined, resources }));
    expect(complaints(name, named("*"))).toEqual([]);
    expect(complaints(name, named(ref("files"), "arn:aws:rds:*:*:db:*"))).toEqual([]);
    expect(complaints(name, named(ref("files")))).toEqual([
      "database fail: No backup plan takes in the database database",
    ]);
  });

  it("is open while a tag is unknown", () => {
    expect(complaints(name, home(changed(good, "files", { tags: { "domicile:backup": UNKNOWN } })))[0]).toMatch(
      /^files unproven: tags.domicile:backup of files can't be known yet/,
    );
  });

  it("asks no copy of what services write their records into, nor of what nobody can delete", () => {
    const records = {
      ...removed(changed(good, "files", { tags: {} }), "versions"),
      log: draft("aws:s3/bucketLogging:BucketLogging", { bucket: "other", targetBucket: ref("files") }),
    };
    expect(complaints(name, home(records))).toEqual([
      "files not-applicable: Services write their records into bucket files, which have a term of their own.",
    ]);
    const sealed = (mode: string, term: object = { days: 731 }) => ({
      ...changed(good, "files", { tags: {} }),
      seal: draft("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", {
        bucket: ref("files"),
        rule: { defaultRetention: { mode, ...term } },
      }),
    });
    expect(complaints(name, home(sealed("COMPLIANCE")))[0]).toMatch(
      /^files not-applicable: Nobody can change or delete/,
    );
    expect(complaints(name, home(sealed("COMPLIANCE", { years: 2 })))[0]).toMatch(/^files not-applicable/);
    expect(complaints(name, home(sealed("GOVERNANCE")))[0]).toMatch(/^files fail/);
    for (const term of [{ days: 1 }, {}, { days: UNKNOWN }])
      expect(complaints(name, home(sealed("COMPLIANCE", term)))[0]).toMatch(/^files fail/);
  });

  it.each([
    ["aws:elasticache/replicationGroup:ReplicationGroup"],
    ["aws:opensearch/domain:Domain"],
    ["aws:memorydb/cluster:Cluster"],
  ])("finds a %s, which AWS Backup can't copy", (type) => {
    expect(complaints(name, home({ ...good, index: draft(type, { tags: PROMISED }) }))).toEqual([
      "index fail: AWS Backup copies no store of the kind of index",
    ]);
  });

  it.each([
    ["aws:redshift/cluster:Cluster", "database"],
    ["aws:fsx/windowsFileSystem:WindowsFileSystem", "file system"],
    ["aws:fsx/ontapVolume:OntapVolume", "volume"],
    ["aws:timestreamwrite/table:Table", "table"],
  ])("asks a copy of a %s", (type, noun) => {
    expect(complaints(name, home({ ...good, more: draft(type, { tags: {} }) }))).toEqual([
      `more fail: No backup plan takes in the ${noun} more`,
    ]);
  });
});

describe("no more work is lost than was promised", () => {
  const name = "rpo-met";

  it("counts a night, the start window and the change of the clock", () => {
    const drafts = changed(good, "database", { backupRetentionPeriod: 0 });
    expect(complaints(name, home(drafts))).toEqual([
      "database fail: Copies of the database database can lie 26 hours apart, and no more than 1 hour of work may be lost",
    ]);
  });

  it("takes no comfort in every minute where the product can only go back to a backup", () => {
    expect(complaints(name, home(good, {}, "backups"))[0]).toMatch(
      /^database fail: Copies of the database database can lie 26/,
    );
  });

  it("finds a night that the clock skips", () => {
    const drafts = changed(withRules(rule("daily", "cron(30 2 * * ? *)", 35)), "database", {
      backupRetentionPeriod: 0,
    });
    expect(complaints(name, home(drafts))[0]).toContain("can lie 48 hours apart");
  });

  it("finds files of which overwritten versions are gone", () => {
    expect(complaints(name, home(removed(good, "versions")))[0]).toMatch(
      /^files fail: Copies of the bucket files can lie 26/,
    );
  });

  it("is open while a schedule is unknown or not understood", () => {
    const drafts = (schedule: Drafts[string]["inputs"][string]) =>
      changed(withRules({ ...DAILY, schedule }), "database", { backupRetentionPeriod: 0 });
    expect(complaints(name, home(drafts(UNKNOWN)))[0]).toMatch(
      /^database unproven: rules.0.schedule of plan can't be known yet/,
    );
    expect(complaints(name, home(drafts("cron(0 1 L * ? *)")))[0]).toMatch(
      /^database unproven: rules.0.schedule of plan \(cron\(0 1 L \* \? \*\)\) is no schedule this proof reads/,
    );
  });
});

describe("copies are kept as long as promised and no longer", () => {
  const name = "retention-met";
  const wrong = (...rules: readonly Drafts[string]["inputs"][]) => complaints(name, home(withRules(...rules)));

  it("finds the thinned schedule", () => {
    expect(wrong(rule("daily", "cron(0 1 ? * MON-SAT *)", 35), MONTHLY)).toEqual([
      "plan fail: By the backup plan plan no copy of 2026-12-06 is kept for 35 days, as was promised of daily copies",
    ]);
  });

  it("finds the missing month, though copies are made each day", () => {
    expect(wrong(DAILY)).toEqual([
      "plan fail: By the backup plan plan no copy of 2026-12 is kept for 12 months, as was promised of monthly copies",
    ]);
  });

  it("counts a year of twelve months with its leap day", () => {
    expect(wrong(DAILY, rule("monthly", "cron(0 1 1 * ? *)", 365))[0]).toContain(
      "no copy of 2026-12 is kept for 12 months",
    );
  });

  it("counts 24 months as 731 days", () => {
    const kept = (days: number) => {
      const locks = changed(
        changed(withRules(DAILY, rule("monthly", "cron(0 1 1 * ? *)", days)), "lock", { maxRetentionDays: 744 }),
        "copy-lock",
        { maxRetentionDays: 744 },
      );
      return complaints(name, home(locks, { keep: { daily: "35 days", monthly: "24 months" } }));
    };
    expect(kept(730)[0]).toContain("no copy of 2026-12 is kept for 24 months");
    expect(kept(731)).toEqual([]);
  });

  it("finds copies kept for ever, or longer than the longest promise", () => {
    expect(wrong(DAILY, { ...MONTHLY, lifecycle: {}, copyActions: [] })).toEqual([
      "plan fail: A monthly copy of the backup plan plan is kept for ever",
    ]);
    expect(wrong(DAILY, rule("monthly", "cron(0 1 1 * ? *)", 373))).toEqual([
      "plan fail: A monthly copy of the backup plan plan is kept 373 days, longer than the 372 of the longest promise",
    ]);
  });

  it("finds the lock that doesn't enclose a rule, in either vault", () => {
    expect(complaints(name, home(changed(good, "copy-lock", { maxRetentionDays: 365 })))).toEqual([
      "plan fail: A monthly copy of the backup plan plan is kept 366 days, and the lock of copy admits 35 to 365",
    ]);
    expect(complaints(name, home(changed(good, "lock", { minRetentionDays: 36 })))[0]).toContain(
      "A daily copy of the backup plan plan is kept 35 days, and the lock of home admits 36 to 372",
    );
  });

  it("finds the cold copy that goes too soon", () => {
    expect(wrong(DAILY, { ...MONTHLY, lifecycle: { deleteAfter: 366, coldStorageAfter: 300 } })).toEqual([
      "plan fail: A monthly copy of the backup plan plan is deleted 66 days after it went cold, and cold storage keeps 90",
    ]);
  });

  it("finds the separate copy that goes before its original", () => {
    const [copy] = MONTHLY.copyActions;
    expect(wrong(DAILY, { ...MONTHLY, copyActions: [{ ...copy, lifecycle: { deleteAfter: 35 } }] })).toEqual([
      "plan fail: A monthly copy of the backup plan plan is deleted from copy before its original",
    ]);
  });

  it("holds copies made every four hours to their term", () => {
    const often = (hours: string) =>
      complaints(
        name,
        home(
          changed(withRules(DAILY, MONTHLY, rule("often", `cron(0 ${hours} * * ? *)`, 2)), "lock", {
            minRetentionDays: 2,
          }),
          { every: "4 hours", keep: { ...promise.keep, all: "48 hours" } },
        ),
      ).filter((said) => said.includes("By the"));
    expect(often("1,5,9,13,17,21")).toEqual([]);
    expect(often("1,5,9,17,21")).toEqual([
      "plan fail: By the backup plan plan copies kept for 48 hours lie 8 hours apart, and one every 4 hours was promised",
    ]);
  });

  it("is open while a term is unknown", () => {
    expect(wrong({ ...DAILY, lifecycle: { deleteAfter: UNKNOWN } }, MONTHLY)[0]).toMatch(
      /^plan unproven: rules.0.lifecycle.deleteAfter of plan can't be known yet/,
    );
  });
});

describe("restores are tested as often as promised", () => {
  const name = "restore-testing-plan";

  it("finds the type that no test covers", () => {
    expect(complaints(name, home(removed(good, "test-S3")))).toEqual([
      "files fail: No restore test covers the bucket files",
    ]);
  });

  it("counts the days between two tests", () => {
    expect(complaints(name, home(changed(good, "test", { scheduleExpression: "cron(0 5 1 * ? *)" })))[0]).toBe(
      "test-RDS fail: 32 days can pass between two tests by test, and a test of the database database every 30 days was promised",
    );
  });

  it("wants time to look", () => {
    expect(complaints(name, home(changed(good, "test-RDS", { validationWindowHours: undefined })))[0]).toContain(
      "test-RDS leaves no time to look at what was restored",
    );
  });

  it.each([
    ["arn:aws:backup:us-east-1:111122223333:backup-vault:home", "where none of this tenant may be"],
    [
      "arn:aws:backup:eu-south-2:111122223333:backup-vault:other",
      "takes copies from vaults that hold none of the database database",
    ],
  ])("wants copies out of the tenant's own vault, not %s", (vault, said) => {
    const recoveryPointSelection = {
      algorithm: "LATEST_WITHIN_WINDOW",
      includeVaults: [vault],
      recoveryPointTypes: ["SNAPSHOT"],
    };
    expect(complaints(name, home(changed(good, "test", { recoveryPointSelection })))[0]).toContain(said);
  });

  it.each([
    [["arn:aws:rds:eu-south-2:111122223333:db:other"], false],
    [["*"], true],
    [[ref("files"), ref("database")], true],
  ])("takes a test of what it names for that of a store, or not: %j", (protectedResourceArns, isTested) => {
    const named = { protectedResourceArns, protectedResourceConditions: undefined };
    expect(complaints(name, home(changed(good, "test-RDS", named)))).toEqual(
      isTested ? [] : ["database fail: No restore test covers the database database"],
    );
  });

  it.each([
    ["tags that it hasn't", { stringEquals: [{ key: "aws:ResourceTag/a", value: "b" }] }],
    [
      "one tag of two",
      {
        stringEquals: [
          { key: "aws:ResourceTag/a", value: "b" },
          { key: "aws:ResourceTag/domicile:backup", value: "promised" },
        ],
      },
    ],
    ["others than it", { stringNotEquals: [{ key: "aws:ResourceTag/domicile:backup", value: "promised" }] }],
  ])("finds a test of %s", (_, protectedResourceConditions) => {
    expect(complaints(name, home(changed(good, "test-RDS", { protectedResourceConditions })))).toEqual([
      "database fail: No restore test covers the database database",
    ]);
  });

  it("counts every vault, and those that are left out", () => {
    const from = (inputs: object) =>
      complaints(
        name,
        home(changed(good, "test", { recoveryPointSelection: { algorithm: "RANDOM_WITHIN_WINDOW", ...inputs } })),
      );
    const any = "arn:aws:backup:eu-south-2:111122223333:backup-vault:*";
    for (const vaults of [
      ["*"],
      [any],
      ["arn:aws:backup:*:*:backup-vault:home"],
      ["arn:aws:backup:eu-south-2:111122223333:backup-vault:else", any],
    ])
      expect(from({ includeVaults: vaults })).toEqual([]);
    expect(from({ includeVaults: ["*"], excludeVaults: [any] })[0]).toContain(
      "from vaults that hold none of the database",
    );
  });

  it("knows a plan by its name, and none that isn't here", () => {
    const named = (restoreTestingPlanName: string) =>
      complaints(name, home(changed(good, "test-RDS", { restoreTestingPlanName })));
    expect(named("home")).toEqual([]);
    expect(named("else")[0]).toBe(
      "database unproven: restoreTestingPlanName of test-RDS names no plan of this stack, so it can't be proved",
    );
  });

  it("counts only where everything is copied", () => {
    const said = complaints(name, home(changed(good, "files", { tags: {} })));
    expect(said[0]).toMatch(/^database unproven: .* but this counts only where every-datastore-in-backup-plan holds/);
  });

  it("is open while its schedule is unknown", () => {
    expect(complaints(name, home(changed(good, "test", { scheduleExpression: UNKNOWN })))[0]).toMatch(
      /^database unproven: scheduleExpression of test can't be known yet/,
    );
  });
});
