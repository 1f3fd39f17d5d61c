import { describe, expect, test } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import type { FoundationSubject } from "../../../policies/foundation/subject.ts";
import { foundationRules, judge } from "../../../policies/index.ts";
import { changed, type Drafts, draft, graphFrom, ref, removed } from "../../support/draft.ts";

const UNIT = "aws:organizations/organizationalUnit:OrganizationalUnit";
const POLICY = "aws:organizations/policy:Policy";
const ATTACHMENT = "aws:organizations/policyAttachment:PolicyAttachment";
const ACCOUNT = "aws:organizations/account:Account";

type Denial = Readonly<Record<string, unknown>>;
const content = (...denials: readonly Denial[]) =>
  JSON.stringify({ Statement: denials.map((denial) => ({ Effect: "Deny", Resource: "*", ...denial })) });
const outside = (...regions: readonly string[]) => ({ StringNotEquals: { "aws:RequestedRegion": regions } });
const exceptRole = (...names: readonly string[]) => ({
  ArnNotLike: { "aws:PrincipalArn": names.map((name) => `arn:aws:iam::*:role/${name}`) },
});
const LOCK = { NotAction: ["iam:*", "sts:*"], Condition: outside("eu-central-1", "eu-south-2") };
const KEEP = {
  Action: ["cloudtrail:*", "config:*", "ec2:DeleteFlowLogs", "guardduty:*", "kms:Schedule*", "logs:Delete*", "s3:Put*"],
  Condition: exceptRole("domicile-deployer", "domicile-foundation"),
};
const NEVER = { Action: ["backup:DeleteRecoveryPoint", "organizations:LeaveOrganization", "securityhub:Disable*"] };

const good: Drafts = {
  es: draft(UNIT, { name: "es" }),
  lock: draft(POLICY, { content: content(LOCK) }),
  keep: draft(POLICY, { content: content(KEEP, NEVER) }),
  "lock-on": draft(ATTACHMENT, { policyId: ref("lock"), targetId: ref("es") }),
  "keep-on": draft(ATTACHMENT, { policyId: ref("keep"), targetId: ref("es") }),
};

/** `outcome: sentence` of each verdict of a rule. */
function judged(rule: string, drafts: Drafts, retained = false, most: number | null = 3000): string[] {
  const graph = graphFrom(drafts);
  const kept = { ...graph, resources: graph.resources.map((each) => ({ ...each, retainOnDelete: retained })) };
  const subject: FoundationSubject = {
    graph: kept,
    regions: new Map([["es", ["eu-central-1", "eu-south-2"]]]),
    jurisdictions: new Map([["almendro", "es"]]),
    keepers: ["domicile-deployer", "domicile-foundation"],
    most: new Map([["almendro", most]]),
  };
  const verdicts = judge(foundationRules, subject).filter((verdict) => verdict.rule === rule);
  return verdicts.map(({ outcome, because }) => `${outcome}: ${because.split(": ")[0]}`);
}

describe("guardrails-region-lock", () => {
  const rule = "guardrails-region-lock";
  const open = "fail: the unit es isn't locked to eu-central-1, eu-south-2";
  const locked = (denial: Denial) => judged(rule, changed(good, "lock", { content: content(denial) }));

  test("passes a lock to exactly the regions of the law", () => {
    expect(judged(rule, good)).toEqual(["pass: the unit es is locked to eu-central-1, eu-south-2."]);
  });

  test.each<[string, Denial]>([
    ["one region more", { ...LOCK, Condition: outside("eu-central-1", "eu-south-2", "us-east-1") }],
    ["one region less", { ...LOCK, Condition: outside("eu-south-2") }],
    ["a service let through that holds keys", { ...LOCK, NotAction: ["iam:*", "kms:*"] }],
    ["all of storage let through", { ...LOCK, NotAction: ["s3:*"] }],
    ["everything let through", { ...LOCK, NotAction: ["*"] }],
    ["somebody let through", { ...LOCK, Condition: { ...LOCK.Condition, ...exceptRole("domicile-deployer") } }],
    ["some resources alone", { ...LOCK, Resource: "arn:aws:s3:::*" }],
    ["some calls alone", { Action: ["s3:*"], Condition: LOCK.Condition }],
  ])("fails with %s", (_, denial) => {
    expect(locked(denial)).toEqual([open]);
  });

  test("fails a lock that is attached to nothing, and a unit of no law", () => {
    expect(judged(rule, removed(good, "lock-on"))).toEqual([open]);
    expect(judged(rule, { xx: draft(UNIT, { name: "xx" }) })).toEqual([
      "fail: the unit xx is of no jurisdiction in which a tenant lives",
    ]);
  });

  test("proves nothing of a document that isn't known, or is none", () => {
    expect(judged(rule, changed(good, "lock", { content: UNKNOWN }))).toEqual([
      "unproven: content of lock can't be known yet, so it can't be proved",
    ]);
    expect(judged(rule, changed(good, "lock", { content: "none" }))).toEqual([
      "unproven: content of lock is no policy document, so it can't be proved",
    ]);
  });
});

describe("guardrails-no-tampering", () => {
  const rule = "guardrails-no-tampering";
  const kept = (...denials: readonly Denial[]) => judged(rule, changed(good, "keep", { content: content(...denials) }));

  test("passes where nobody but deployer and founder can", () => {
    expect(judged(rule, good)).toEqual(["pass: in the unit es nobody ends records, detection, backups or keys."]);
  });

  test.each<[string, readonly Denial[]]>([
    ["let through for another role", [{ ...KEEP, Condition: exceptRole("operator") }, NEVER]],
    ["let through for every role", [{ ...KEEP, Condition: exceptRole("*") }, NEVER]],
    ["denied under another condition", [{ ...KEEP, Condition: outside("eu-south-2") }, NEVER]],
    ["denied on some resources alone", [{ ...KEEP, Resource: "arn:aws:logs:*:*:*" }, NEVER]],
  ])("fails when it is %s", (_, denials) => {
    expect(kept(...denials)).toEqual([
      expect.stringMatching(/^fail: in the unit es anybody may cloudtrail:DeleteTrail, /),
    ]);
  });

  test("names what is left open", () => {
    expect(kept(KEEP, { Action: NEVER.Action.slice(0, 2) })).toEqual([
      "fail: in the unit es anybody may securityhub:DisableSecurityHub",
    ]);
  });

  test("proves nothing of a document that isn't known", () => {
    expect(judged(rule, changed(good, "keep", { content: UNKNOWN }))).toEqual([
      "unproven: content of keep can't be known yet, so it can't be proved",
    ]);
  });
});

describe("accounts-under-guardrails", () => {
  const rule = "accounts-under-guardrails";
  const accounts: Drafts = {
    ...good,
    almendro: draft(ACCOUNT, { parentId: ref("es") }),
    "almendro-backup": draft(ACCOUNT, { parentId: ref("es") }),
  };

  test("passes a tenant's two accounts in its unit", () => {
    expect(judged(rule, accounts, true)).toEqual([
      "pass: the account almendro is under the guardrails of es.",
      "pass: the account almendro-backup is under the guardrails of es.",
    ]);
  });

  test("fails an account outside its unit, one that would go, one that is missing and one of nobody", () => {
    const root = changed(accounts, "almendro", { parentId: "r-1" });
    expect(judged(rule, root, true)[0]).toBe("fail: the account almendro is under no unit, not es");
    expect(judged(rule, accounts)[0]).toBe("fail: the account almendro would go with its declaration");
    expect(judged(rule, removed(accounts, "almendro-backup"), true)[0]).toBe(
      "fail: there is no account almendro-backup",
    );
    const stray = { ...accounts, stray: draft(ACCOUNT, { parentId: ref("es") }) };
    expect(judged(rule, stray, true).at(-1)).toBe("fail: the account stray is no tenant's");
  });

  test("proves nothing where the guardrails don't hold", () => {
    expect(judged(rule, removed(accounts, "lock-on"), true)[0]).toMatch(
      /^unproven: .* counts only where guardrails-region-lock holds/,
    );
  });
});

describe("spending-rings-an-alarm", () => {
  const rule = "spending-rings-an-alarm";
  const alarm = (notificationType: string, more = {}) => ({
    notificationType,
    comparisonOperator: "GREATER_THAN",
    threshold: 100,
    thresholdType: "PERCENTAGE",
    subscriberEmailAddresses: ["security@vendor.example"],
    ...more,
  });
  const notifications = [alarm("ACTUAL"), alarm("FORECASTED")];
  const watched: Drafts = {
    ...good,
    almendro: draft(ACCOUNT, { parentId: ref("es") }),
    "almendro-backup": draft(ACCOUNT, { parentId: ref("es") }),
    budget: draft("aws:budgets/budget:Budget", {
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: "3000",
      limitUnit: "USD",
      costFilters: [{ name: "LinkedAccount", values: [ref("almendro"), ref("almendro-backup")] }],
      costTypes: { includeCredit: false, includeRefund: false },
      notifications,
    }),
  };
  const spent = (inputs: Parameters<typeof changed>[2]) => judged(rule, changed(watched, "budget", inputs), true);
  const heard = (one: object) => spent({ notifications: [alarm("ACTUAL", one), alarm("FORECASTED")] });

  test("passes a budget over both accounts that tells of too much and of soon too much", () => {
    expect(judged(rule, watched, true)).toEqual([
      "pass: somebody hears when almendro costs more than $3000 a month, or is about to.",
    ]);
  });

  test.each([
    ["counts days", { timeUnit: "DAILY" }],
    ["counts hours of use", { budgetType: "USAGE" }],
    ["counts euros", { limitUnit: "EUR" }],
    ["takes credits off", { costTypes: { includeCredit: true, includeRefund: false } }],
    ["has its limit follow what was spent", { autoAdjustData: { autoAdjustType: "HISTORICAL" } }],
    ["leaves it to AWS whether refunds count", { costTypes: { includeCredit: false } }],
  ])("fails one that %s", (_, inputs) => {
    expect(spent(inputs)).toEqual(["fail: budget holds a month's use of almendro against no limit in dollars"]);
  });

  test("fails one that lets it cost more than the most, by a dollar or by no number", () => {
    expect(spent({ limitAmount: "3001" })).toEqual(["fail: budget lets almendro cost $3001, and $3000 is the most"]);
    expect(spent({ limitAmount: "much" })).toEqual(["fail: budget lets almendro cost $much, and $3000 is the most"]);
  });

  test.each([
    ["to nobody", { subscriberEmailAddresses: [] }],
    ["too late", { threshold: 120 }],
    ["at so many dollars", { thresholdType: "ABSOLUTE_VALUE" }],
    ["of too little", { comparisonOperator: "LESS_THAN" }],
  ])("fails one that tells %s", (_, one) => {
    expect(heard(one)).toEqual(["fail: nobody hears of ACTUAL cost of almendro at $3000"]);
  });

  test("fails where only one of the accounts is watched, and where none is", () => {
    const unwatched = "fail: nobody watches what both accounts of almendro cost together";
    expect(spent({ costFilters: [{ name: "LinkedAccount", values: [ref("almendro")] }] })).toEqual([unwatched]);
    expect(judged(rule, removed(watched, "budget"), true)).toEqual([unwatched]);
  });

  test("proves nothing of a limit that isn't known, and asks nothing where AWS lets nobody watch the bill", () => {
    expect(spent({ limitAmount: UNKNOWN })).toEqual([
      "unproven: limitAmount of budget can't be known yet, so it can't be proved",
    ]);
    expect(judged(rule, removed(watched, "budget"), true, null)).toEqual([
      "not-applicable: the bill of almendro comes to the account outside that pays, whose budget it needs.",
    ]);
  });
});

describe("roots-managed-centrally", () => {
  const rule = "roots-managed-centrally";
  const organisation: Drafts = {
    home: draft("aws:organizations/organization:Organization", { featureSet: "ALL" }),
    features: draft("aws:iam/organizationsFeatures:OrganizationsFeatures", {
      enabledFeatures: ["RootCredentialsManagement", "RootSessions"],
    }),
  };

  test("passes an organisation that manages them", () => {
    expect(judged(rule, organisation)).toEqual(["pass: roots of all accounts of home are managed in one place."]);
  });

  test("fails one that manages them in part or not at all", () => {
    const fail = "fail: roots of the accounts of home are their own, without";
    const part = changed(organisation, "features", { enabledFeatures: ["RootSessions"] });
    expect(judged(rule, part)).toEqual([`${fail} RootCredentialsManagement`]);
    expect(judged(rule, removed(organisation, "features"))).toEqual([
      `${fail} RootCredentialsManagement and RootSessions`,
    ]);
  });

  test("proves nothing of what isn't known, and judges nothing without an organisation", () => {
    expect(judged(rule, changed(organisation, "features", { enabledFeatures: UNKNOWN }))).toEqual([
      "unproven: enabledFeatures of features can't be known yet, so it can't be proved",
    ]);
    expect(judged(rule, good)[0]).toMatch(/^not-applicable: nothing in this stack/);
  });
});

describe("images-never-change", () => {
  const rule = "images-never-change";
  const images: Drafts = {
    key: draft("aws:kms/key:Key", {}),
    web: draft("aws:ecr/repository:Repository", {
      imageTagMutability: "IMMUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: ref("key") }],
    }),
  };

  test("passes a repository that is scanned, sealed and fixed", () => {
    expect(judged(rule, images)).toEqual(["pass: the repository web is scanned, sealed, and its tags stay."]);
  });

  test.each([
    ["lets tags move", { imageTagMutability: "MUTABLE" }],
    ["isn't scanned", { imageScanningConfiguration: { scanOnPush: false } }],
    ["is under no key of ours", { encryptionConfigurations: [{ encryptionType: "AES256" }] }],
  ])("fails one that %s", (what, inputs) => {
    expect(judged(rule, changed(images, "web", inputs))).toEqual([`fail: the repository web ${what}`]);
  });

  test("proves nothing of what isn't known", () => {
    expect(judged(rule, changed(images, "web", { imageTagMutability: UNKNOWN }))).toEqual([
      "unproven: imageTagMutability of web can't be known yet, so it can't be proved",
    ]);
  });
});

describe("state-kept-closed", () => {
  const rule = "state-kept-closed";
  const closed = {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  };
  const sealing = { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: ref("key") } };
  const state: Drafts = {
    key: draft("aws:kms/key:Key", {}),
    state: draft("aws:s3/bucket:Bucket", { bucket: "state" }),
    block: draft("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", { bucket: ref("state"), ...closed }),
    sealing: draft("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", {
      bucket: ref("state"),
      rules: [sealing],
    }),
    versions: draft("aws:s3/bucketVersioning:BucketVersioning", {
      bucket: ref("state"),
      versioningConfiguration: { status: "Enabled" },
    }),
  };

  test("passes a bucket that is closed, sealed and kept", () => {
    expect(judged(rule, state, true)).toEqual(["pass: the state bucket state is closed, sealed and kept."]);
  });

  test.each([
    ["isn't closed to the public", changed(state, "block", { restrictPublicBuckets: false })],
    ["is under no key of its own", removed(state, "sealing")],
    ["keeps no earlier versions", changed(state, "versions", { versioningConfiguration: { status: "Suspended" } })],
  ])("fails one that %s", (what, drafts) => {
    expect(judged(rule, drafts, true)).toEqual([`fail: the state bucket state ${what}`]);
  });

  test("fails one that would go with the stack, and proves nothing of what isn't known", () => {
    expect(judged(rule, state)).toEqual(["fail: the state bucket state would go with the stack"]);
    expect(judged(rule, changed(state, "block", { blockPublicAcls: UNKNOWN }), true)).toEqual([
      "unproven: blockPublicAcls of block can't be known yet, so it can't be proved",
    ]);
  });
});
