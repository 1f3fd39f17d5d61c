import { describe, expect, test } from "vitest";
import { groundOf, isRefused, regionOf, settle } from "../../law/index.ts";
import { loadOrder } from "../../spec/index.ts";
import { TENANTS } from "../stacks/tenants.ts";

function settled(name: string) {
  const found = settle(loadOrder({ root: process.cwd(), file: name }).tenant);
  if (isRefused(found)) throw new Error(`${name} is refused`);
  return found;
}

describe.each(TENANTS)("the ground of %s", (name) => {
  test("holds every region in which the tenant may be, and none of another partition", () => {
    const { regions } = groundOf(settled(name));
    expect(settled(name).allowedRegions.filter((region) => !regions.includes(region))).toEqual([]);
    expect(new Set(regions.map((region) => regionOf(region)?.partition))).toEqual(new Set(["aws"]));
    expect([...new Set(regions)].sort()).toEqual(regions);
  });
});

test("it is the jurisdiction's: Spain's is the EEA, which Switzerland, the United Kingdom and America are outside of", () => {
  const { jurisdiction, regions } = groundOf(settled("almendro"));
  expect([jurisdiction, regions]).toEqual([
    "es",
    ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"],
  ]);
});
