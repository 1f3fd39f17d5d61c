import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { overlap, parseCidr } from "../../../components/network/cidr.ts";
import { planRange } from "../../../components/network/range.ts";
import { aggregate, planSubnets, TIERS } from "../../../components/network/subnets.ts";

const ZONES = ["az1", "az2", "az3", "az4"];
const ranges = fc.string().map((name) => planRange(name, []) ?? "");
const zones = fc.integer({ min: 2, max: 4 }).map((count) => ZONES.slice(0, count));

const inside = (inner: string, outer: string) => {
  const [a, b] = [parseCidr(inner), parseCidr(outer)];
  return a.first >= b.first && a.first + a.size <= b.first + b.size;
};

describe("subnets", () => {
  test("lie within the range and their tier, and none meets another", () => {
    fc.assert(
      fc.property(ranges, zones, (range, where) => {
        const plan = planSubnets(range, where);
        expect(plan).toHaveLength(TIERS.length * where.length);
        for (const { tier, cidr } of plan) {
          expect(inside(cidr, aggregate(range, tier))).toBe(true);
          expect(inside(cidr, range)).toBe(true);
        }
        const pairs = plan.flatMap((one, i) => plan.slice(i + 1).map((other) => [one.cidr, other.cidr] as const));
        expect(pairs.filter(([one, other]) => overlap(parseCidr(one), parseCidr(other)))).toEqual([]);
      }),
    );
  });

  test("stay as they are when a zone is added", () => {
    fc.assert(
      fc.property(ranges, (range) => {
        const two = planSubnets(range, ZONES.slice(0, 2));
        expect(planSubnets(range, ZONES)).toEqual(expect.arrayContaining([...two]));
      }),
    );
  });

  test("of tiers never meet, used or not", () => {
    const tiers = TIERS.map((tier) => parseCidr(aggregate("10.42.0.0/19", tier)));
    for (const [i, one] of tiers.entries())
      expect(tiers.slice(i + 1).filter((other) => overlap(one, other))).toEqual([]);
  });

  test("give firewalls a /28 each, as AWS asks", () => {
    const firewalls = planSubnets("10.42.0.0/19", ZONES).filter(({ tier }) => tier === "firewall");
    expect(firewalls.map(({ cidr }) => cidr)).toEqual([
      "10.42.24.0/28",
      "10.42.24.16/28",
      "10.42.24.32/28",
      "10.42.24.48/28",
    ]);
  });

  test.each([[[]], [["az1"]], [[...ZONES, "az5"]]])("are refused for %j", (where) => {
    expect(() => planSubnets("10.42.0.0/19", where)).toThrow(
      `zones: got ${where.length}, a tenant spans 2 to 4 zones.`,
    );
  });

  test("are refused in a range of another size", () => {
    expect(() => planSubnets("10.0.0.0/16", ZONES)).toThrow("range: got 10.0.0.0/16, a tenant's range is a /19.");
  });
});
