import { describe, expect, test } from "vitest";
import { asksForMore, liftsOf, liftsOnly } from "../../operations/lifting.ts";
import type { Step } from "../../operations/shapes/index.ts";
import type { Standing } from "../../operations/standing.ts";
import { changed, draft, graphFrom, ref } from "../support/draft.ts";

const drafts = {
  subnet: draft("aws:ec2/subnet:Subnet", { cidrBlock: "10.0.0.0/24" }),
  balancer: draft("aws:lb/loadBalancer:LoadBalancer", {
    subnets: [ref("subnet")],
    enableDeletionProtection: true,
    idleTimeout: 60,
  }),
};
const staying = graphFrom(drafts);
const leaving = graphFrom(changed(drafts, "balancer", { enableDeletionProtection: false }));
const [subnet = "", balancer = ""] = ["Subnet::subnet", "LoadBalancer::balancer"].map(
  (end) => staying.resources.find(({ urn }) => urn.endsWith(end))?.urn,
);
const all = new Set([subnet, balancer]);
const standing = (inputs: Standing["inputs"] = {}): Standing => ({
  urn: balancer,
  type: "aws:lb/loadBalancer:LoadBalancer",
  inputs,
});
const protectedOne = standing({ enableDeletionProtection: true, idleTimeout: 60 });
const lifts = liftsOf(staying, leaving, [protectedOne]);
const step = (op: Step["op"], ...properties: string[]): Step => ({ urn: balancer, op, properties, because: "" });

describe("before a tenant is taken down", () => {
  test("only what protects it from deletion is changed, on what stands", () => {
    expect(lifts).toEqual([{ urn: balancer, properties: ["enableDeletionProtection"] }]);
    expect(liftsOf(staying, leaving, [])).toEqual([]);
  });

  test("what the engine itself protects is freed, once, though no property says so", () => {
    const freed = { ...standing({ enableDeletionProtection: false, idleTimeout: 60 }), protect: true };
    expect(liftsOf(staying, leaving, [freed])).toEqual([{ urn: balancer, properties: ["enableDeletionProtection"] }]);
    expect(liftsOf(staying, leaving, [{ ...freed, protect: false }])).toEqual([]);
  });

  test("what an earlier destroy has lifted isn't lifted again", () => {
    expect(liftsOf(staying, leaving, [standing({ enableDeletionProtection: false, idleTimeout: 60 })])).toEqual([]);
  });

  test("a step that does anything else is not meant", () => {
    expect(liftsOnly(lifts, step("update", "enableDeletionProtection"))).toBe(true);
    expect(liftsOnly(lifts, step("update", "enableDeletionProtection", "idleTimeout"))).toBe(false);
    expect(liftsOnly(lifts, step("replace", "enableDeletionProtection"))).toBe(false);
    expect(liftsOnly(lifts, { ...step("update", "cidrBlock"), urn: subnet })).toBe(false);
  });

  test("a file that asks for more than was built is known before the engine is asked", () => {
    expect(asksForMore(lifts, leaving, all)).toBe(false);
    expect(asksForMore(lifts, leaving, new Set([balancer]))).toBe(true);
  });
});
