import fc from "fast-check";
import { expect, it } from "vitest";
import { times } from "../../../components/workload/quantity.ts";

it("a quantity so many times keeps its unit", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000 }),
      fc.constantFrom("", "m", "Ki", "Mi", "Gi"),
      fc.integer({ min: 1, max: 100 }),
      (amount, unit, factor) => {
        expect(times(`${amount}${unit}`, factor)).toBe(`${amount * factor}${unit}`);
      },
    ),
  );
});

it.each(["", "1.5", "1GB", "-1m", "500 m"])("%j is refused in a sentence", (quantity) => {
  expect(() => times(quantity, 2)).toThrow(`container: got "${quantity}", a quantity looks like 500m or 2Gi.`);
});
