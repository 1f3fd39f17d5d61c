import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN, type Value } from "../../../graph/index.ts";
import { edge } from "../../../policies/rules/edge/index.ts";
import { lbHardening } from "../../../policies/rules/edge/lb-hardening.ts";
import { wafBaselineRules } from "../../../policies/rules/edge/waf-baseline-rules.ts";
import { wafLoggingRedacted } from "../../../policies/rules/edge/waf-logging-redacted.ts";
import { almendro, type Home, set, without } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

describe("the entrance as it should be", () => {
  it("breaks no rule", () => {
    expect(edge.flatMap((rule) => home.complaints(rule))).toEqual([]);
  });
});

describe("the web application firewall blocks", () => {
  const remedy = "add AWS's managed groups with overrideAction none and a rate-based rule that blocks";
  const acl = "WebAcl::almendro";
  const fails = (what: string) => [`almendro fail: almendro lets attacks through, since ${what}: ${remedy}.`];
  const common = "AWSManagedRulesCommonRuleSet";
  const eased = (name: string): Value => [{ name, actionToUse: { count: {} } }];
  const past: Value = { name: "friends", priority: 1, action: { allow: {} }, statement: { geoMatchStatement: {} } };

  it.each([
    ["another group", "rules.2.statement.managedRuleGroupStatement.name", "Other", `it has no ${common}`],
    ["a group that counts", "rules.2.overrideAction", { count: {} }, `${common} only counts`],
    [
      "a rule that counts",
      "rules.2.statement.managedRuleGroupStatement.ruleActionOverrides",
      eased("NoUserAgent_HEADER"),
      `${common} only counts`,
    ],
    [
      "some requests only",
      "rules.2.statement.managedRuleGroupStatement.scopeDownStatement",
      { geoMatchStatement: {} },
      `${common} looks at some requests only`,
    ],
    [
      "a way past all of them",
      "rules.0",
      past,
      "friends asks no other rule and nothing limits how often somebody calls",
    ],
    [
      "a rate that nobody reaches",
      "rules.0.statement.rateBasedStatement.limit",
      2_000_000_000,
      "nothing limits how often somebody calls",
    ],
    ["a rate that counts", "rules.0.action", { count: {} }, "nothing limits how often somebody calls"],
    ["a text", "ruleJson", "[]", "its rules are a text that nobody can judge"],
  ])("finds %s", (_, path, value, what) => {
    expect(home.complaints(wafBaselineRules, set(acl, path, value))).toEqual(fails(what));
  });

  it("leaves it to another rule what stands in the place of those that take files for attacks", () => {
    const overrides = "rules.2.statement.managedRuleGroupStatement.ruleActionOverrides";
    expect(home.complaints(wafBaselineRules, set(acl, overrides, eased("SizeRestrictions_BODY")))).toEqual([]);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(wafBaselineRules, set(acl, "rules", UNKNOWN))).toEqual([
      `almendro unproven: rules of almendro can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("the web application firewall writes down no secrets", () => {
  const remedy = "give the web ACL a logging configuration that redacts the headers authorization and cookie";
  const logging = "WebAclLoggingConfiguration::almendro";

  it("finds a header in its log, and no log", () => {
    expect(home.complaints(wafLoggingRedacted, set(logging, "redactedFields.1.singleHeader.name", "accept"))).toEqual([
      `almendro fail: almendro writes the headers cookie to almendro-requests: ${remedy}.`,
    ]);
    expect(home.complaints(wafLoggingRedacted, without(logging))).toEqual([
      `almendro fail: almendro writes down nothing in this stack: ${remedy}.`,
    ]);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(wafLoggingRedacted, set(logging, "redactedFields", UNKNOWN))).toEqual([
      `almendro unproven: redactedFields of almendro can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("the load balancer is hardened", () => {
  const remedy =
    "set dropInvalidHeaderFields, enableDeletionProtection and accessLogs.enabled to true, desyncMitigationMode to strictest, enableWafFailOpen to false";

  it.each([
    ["dropInvalidHeaderFields", undefined, "passes malformed headers on"],
    ["desyncMitigationMode", "monitor", "lets requests be smuggled"],
    ["enableDeletionProtection", false, "can be deleted by mistake"],
    ["accessLogs.enabled", false, "keeps no access log"],
    ["enableWafFailOpen", true, "stays open when its firewall fails"],
  ])("finds %s %s", (path, value, what) => {
    expect(home.complaints(lbHardening, set("LoadBalancer::almendro", path, value))).toEqual([
      `almendro fail: almendro ${what}: ${remedy}.`,
    ]);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(lbHardening, set("LoadBalancer::almendro", "accessLogs.enabled", UNKNOWN))).toEqual([
      `almendro unproven: accessLogs.enabled of almendro can't be known before almendro-delivery (aws:s3/bucket:Bucket) is made, so it can't be proved: ${remedy}.`,
    ]);
  });
});
