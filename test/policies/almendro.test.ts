import { beforeAll, describe, expect, test } from "vitest";
import { type Graph, graphOf, type Resource, type ValueMap } from "../../graph/index.ts";
import { blocks, judge, type Rule, rules, subjectOf, type Verdict } from "../../policies/index.ts";
import { type Declared, declared } from "../stacks/tenants.ts";
import { changed } from "./subject.ts";

let home: Declared;
beforeAll(async () => {
  home = await declared("almendro");
});

const judged = (by: readonly Rule[], graph: Graph): readonly Verdict[] =>
  judge(by, subjectOf(home.order, home.settled, graph));

/** A rule and all that it rests on. */
function withPremises(name: string): readonly Rule[] {
  const rule = rules.find((one) => one.name === name);
  if (rule === undefined) throw new Error(`There is no rule ${name}`);
  return [...new Set([rule, ...rule.premises.flatMap(withPremises)])];
}

describe("almendro's whole home", () => {
  test("keeps every rule", () => {
    expect(judged(rules, home.graph).filter(blocks)).toEqual([]);
  });

  const sabotages: readonly (readonly [string, string, string, ValueMap[string]])[] = [
    ["resource-region-allowed", "aws:rds/instance:Instance", "region", "eu-west-1"],
    ["no-region-escape-properties", "aws:ec2/vpc:Vpc", "tags.Copy", "us-east-1"],
    ["dedicated-account", "pulumi:providers:aws", "allowedAccountIds", []],
    ["every-volume-tenant-cmk", "aws:rds/instance:Instance", "storageEncrypted", false],
    ["kms-policy-tenant-only", "aws:kms/key:Key", "deletionWindowInDays", 7],
    ["tls-policy", "aws:lb/listener:Listener", "sslPolicy", "ELBSecurityPolicy-2016-08"],
    ["no-plaintext-secrets", "aws:rds/instance:Instance", "password", "rosebud"],
  ];

  test.each(sabotages)("%s notices one property of %s made wrong: %s", (rule, type, path, value) => {
    const { project, stack, resources } = home.graph;
    const victim = resources.find((resource) => resource.type === type && isSet(resource, path));
    if (!victim) throw new Error(`almendro has no ${type} with ${path}`);
    const changedOne = resources.map((other) => (other === victim ? changed(other, path, value) : other));
    const refusing = judged(withPremises(rule), graphOf(project, stack, changedOne)).filter(blocks);
    expect(refusing.filter((verdict) => verdict.rule === rule).map(({ resource }) => resource)).toEqual([victim.urn]);
  });
});

/** The secure listener is the one with a policy; everything else may gain what it didn't say. */
const isSet = ({ inputs }: Resource, path: string): boolean => path !== "sslPolicy" || inputs.sslPolicy !== undefined;
