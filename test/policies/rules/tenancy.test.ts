import { describe, expect, test } from "vitest";
import { graphOf, type Resource, UNKNOWN } from "../../../graph/index.ts";
import { type Finding, judge, pass, type Rule, rules, unproven } from "../../../policies/index.ts";
import { scanned } from "../../../policies/scan.ts";
import { BACKUP_ACCOUNT, changed, DIGEST, FOREIGN_ACCOUNT, made, provider, subject, TENANT } from "../subject.ts";
import { said } from "./verdicts.ts";

describe("providers work in this tenant's accounts alone", () => {
  const rule = "dedicated-account";

  test("its own and its backup account", () => {
    const backup = provider("backup", { region: "eu-south-2", allowedAccountIds: [BACKUP_ACCOUNT] });
    expect(said(rule, subject(), "tenant")).toBe("pass: the provider tenant works in 111122223333 alone.");
    expect(said(rule, subject(backup), "backup")).toBe("pass: the provider backup works in 444455556666 alone.");
  });

  test.each([
    ["any account", "allowedAccountIds", undefined, "may work in any account"],
    ["another tenant's account", "allowedAccountIds.0", FOREIGN_ACCOUNT, "may work in 777788889999, which is not this"],
    ["a role elsewhere", "assumeRoles.0.roleArn", "arn:aws:iam::777788889999:role/x", "may work in 777788889999"],
  ])("not %s", (_what, path, value, because) => {
    expect(said(rule, subject(changed(TENANT, path, value)), "tenant")).toMatch(`fail: the provider tenant ${because}`);
  });

  test("and nobody knows while they are unknown", () => {
    expect(said(rule, subject(changed(TENANT, "allowedAccountIds", UNKNOWN)), "tenant")).toMatch("unproven");
    expect(said(rule, subject(changed(TENANT, "assumeRoles.0.roleArn", UNKNOWN)), "tenant")).toMatch("unproven");
  });
});

describe("what stands was made from the file that it is judged by", () => {
  const rule = "made-from-this-file";
  const home = made("domicile:tenant:Tenant", "almendro", { madeFrom: DIGEST });

  test("when its digest is that of the file", () => {
    expect(said(rule, subject(home), "almendro")).toBe(
      "pass: almendro is made from the tenant file that it is judged by.",
    );
  });

  test.each([
    ["another file", "0".repeat(64), "almendro was made from another tenant file: bring"],
    ["no file that it names", undefined, "almendro doesn't say which tenant file it was made from: bring"],
  ])("not when it was made from %s", (_what, madeFrom, because) => {
    expect(said(rule, subject(changed(home, "madeFrom", madeFrom)), "almendro")).toMatch(`fail: ${because}`);
  });

  test("not when there is no home to ask", () => {
    expect(said(rule, subject(), null)).toMatch("fail: nothing here says which tenant file it was made from");
  });

  test("and nobody knows while it is unknown", () => {
    expect(said(rule, subject(changed(home, "madeFrom", UNKNOWN)), "almendro")).toMatch(
      "unproven: madeFrom of almendro",
    );
  });
});

describe("nothing here names another tenant", () => {
  const rule = "no-cross-tenant-reference";
  const topic = made("aws:sns/topic:Topic", "topic", { policy: "arn:aws:iam::111122223333:root" });

  test("when all names are its own", () => {
    expect(said(rule, subject(topic), null)).toBe(
      "pass: nothing in this stack names another tenant's account or stack.",
    );
  });

  test("by account, wherever it stands", () => {
    const inputs = { policy: JSON.stringify({ AWS: `arn:aws:iam::${FOREIGN_ACCOUNT}:role/x` }) };
    expect(said(rule, subject(made("aws:sns/topic:Topic", "topic", inputs)), "topic")).toMatch(
      "fail: policy of topic names account 777788889999 of another tenant: name only what",
    );
  });

  test("by another stack", () => {
    const stack = made("pulumi:pulumi:StackReference", "kade", { name: "kade" });
    expect(said(rule, subject(stack), "kade")).toMatch("fail: kade reads another stack");
    const astray = made("aws:sns/topic:Topic", "topic", {}, { refs: { kmsMasterKeyId: ["aws:kms/key:Key::theirs"] } });
    expect(said(rule, subject(astray), "topic")).toMatch(
      /fail: topic refers to .*::theirs, which is not in this stack/,
    );
  });

  test("and nobody knows of an unknown that comes from nothing here", () => {
    expect(said(rule, subject(changed(topic, "policy", UNKNOWN)), "topic")).toMatch(
      "unproven: policy of topic comes from nothing in this stack",
    );
    const key = made("aws:kms/key:Key", "key");
    const own = made("aws:sns/topic:Topic", "topic", { key: UNKNOWN }, { refs: { key: ["aws:kms/key:Key::key"] } });
    expect(said(rule, subject(key, own), null)).toMatch("pass");
  });
});

describe("nothing is applied undecided", () => {
  const last = rules.filter(({ name }) => name === "no-unproven-at-apply");
  const other = (...found: Finding[]): Rule[] =>
    rules.slice(0, 1).map((rule) => ({ ...rule, name: "other", premises: [], check: () => found }));
  const verdict = (...found: Finding[]) =>
    judge([...last, ...other(...found)], subject()).find(({ rule }) => rule === "no-unproven-at-apply");

  test("all is decided", () => {
    expect(verdict(pass(null, "a"))).toMatchObject({ outcome: "pass", because: "all of the 1 rules are decided." });
  });

  test("one is open", () => {
    expect(verdict(pass(null, "a"), unproven(null, "b"))).toMatchObject({
      outcome: "fail",
      because: expect.stringMatching("^1 of 1 rules are undecided, other: settle each of them first"),
      facts: { open: ["other"] },
    });
  });

  test("nothing was judged", () => {
    expect(judge(last, subject())).toMatchObject([{ outcome: "fail" }]);
  });
});

describe("a type that no rule knows is a finding", () => {
  const [everyTypeLookedAt] = rules.filter(({ name }) => name === "every-type-looked-at");
  const about = (judged: readonly Rule[], ...resources: readonly Resource[]) =>
    judge(judged, subject(...resources))
      .filter(({ rule }) => rule === "every-type-looked-at")
      .map(({ outcome, because }) => `${outcome}: ${because}`);
  const topic = made("aws:sns/topic:Topic", "topic");
  const robot = made("aws:robomaker/robot:Robot", "robot", { greengrassId: "1", arn: "arn:aws:iam::1:root" });
  const unseen = `fail: robot is of the type aws:robomaker/robot:Robot, which no rule looks into, unless one does that stops at what it refuses: ${everyTypeLookedAt?.remedy}.`;

  test("however many rules look into whatever there is", () => {
    expect(about(rules, topic)).toEqual(["pass: rules look into each of the 1 types of this stack."]);
    expect(about(rules, topic, robot)).toEqual([unseen]);
  });

  test("until a rule looks into it, and not only through whatever there is", () => {
    const judging = (read: (resource: Resource) => unknown): Rule[] =>
      rules.slice(0, 1).map((rule) => ({
        ...rule,
        name: "robots-tame",
        premises: [],
        check: ({ graph }) =>
          graph.resources.filter(({ type }) => type.endsWith("Robot")).flatMap((one) => (read(one) ? [] : [])),
      }));
    const known = "pass: rules look into each of the 2 types of this stack.";
    expect(about([...rules, ...judging(({ inputs }) => inputs)], topic, robot)).toEqual([known]);
    expect(about([...rules, ...judging(({ refs }) => refs)], topic, robot)).toEqual([known]);
    expect(about([...rules, ...judging(({ name }) => name)], topic, robot)).toEqual([unseen]);
    expect(about([...rules, ...judging((one) => scanned(one).inputs)], topic, robot)).toEqual([unseen]);
  });

  test("and where nothing stands, nothing is proved", () => {
    expect(judge(rules, { ...subject(), graph: graphOf("domicile", "almendro", []) })).toContainEqual(
      expect.objectContaining({ rule: "every-type-looked-at", outcome: "fail", resource: null }),
    );
  });
});
