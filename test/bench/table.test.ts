import { expect, test } from "vitest";
import { median } from "../../bench/measure.ts";
import { figure, row, table } from "../../bench/table.ts";

test("every aim stands beside its figure, met or missed", () => {
  const rows = [
    row("judging", 204.4, { peakMb: 270.2, figures: [figure(0.274, "× capturing", 1), figure(12, "rules")] }),
    row("evidence of it", 612, { aimMs: 500 }),
  ];
  expect(table("A first run", rows).split("\n")).toEqual([
    "",
    "A first run",
    "  judging             204 ms                270 MB  0.27 × capturing (aim 1 ✓), 12.00 rules",
    "  evidence of it      612 ms (aim 500 ✗)",
    "",
  ]);
});

test("the middle of the rounds counts, not one that something else disturbed", () => {
  expect(median([3, 100, 1, 2, 4])).toBe(3);
});
