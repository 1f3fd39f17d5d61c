import { beforeAll, describe, expect, test } from "vitest";
import { capture, type Graph, graphOf, type Resource, type ValueMap } from "../../graph/index.ts";
import { isRefused, settle } from "../../law/index.ts";
import { blocks, judge, rules, subjectOf, type Verdict } from "../../policies/index.ts";
import { loadOrder } from "../../spec/index.ts";
import { declareTenant } from "../../stacks/index.ts";
import { changed } from "./subject.ts";

const order = loadOrder({ root: process.cwd(), file: "almendro" });
const settled = settle(order.tenant);
if (isRefused(settled)) throw new Error("almendro is refused");

let home: Graph;
beforeAll(async () => {
  home = await capture(() => declareTenant({ ...order, settled }), { project: "domicile", stack: "almendro" });
});

const judged = (graph: Graph): readonly Verdict[] => judge(rules, subjectOf(order, settled, graph));

describe("almendro's whole home", () => {
  test("keeps every rule", () => {
    expect(judged(home).filter(blocks)).toEqual([]);
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
    const victim = home.resources.find((resource) => resource.type === type && isSet(resource, path));
    if (!victim) throw new Error(`almendro has no ${type} with ${path}`);
    const resources = home.resources.map((other) => (other === victim ? changed(other, path, value) : other));
    const refusing = judged(graphOf(home.project, home.stack, resources)).filter(blocks);
    expect(refusing.filter((verdict) => verdict.rule === rule).map(({ resource }) => resource)).toEqual([victim.urn]);
  });
});

/** The secure listener is the one with a policy; everything else may gain what it didn't say. */
const isSet = ({ inputs }: Resource, path: string): boolean => path !== "sslPolicy" || inputs.sslPolicy !== undefined;
