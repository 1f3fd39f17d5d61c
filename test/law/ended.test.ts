import { expect, it } from "vitest";
import { takeOrder } from "../../operations/order.ts";
import { projectRoot } from "../../operations/root.ts";

/** What is refused of almendro (its contract ends on 2029-11-30, with 30 days for hand-over) on a day. */
function refusedOn(day: string | null): string[] {
  const taken = takeOrder(projectRoot, "almendro", day === null ? null : new Date(`${day}T12:00:00Z`));
  return "placed" in taken ? [] : taken.refusals.map(({ line, path, say }) => `${line} ${path}: ${say}`);
}

it("stands through the contract and the time for hand-over", () => {
  expect(refusedOn("2029-11-30")).toEqual([]);
  expect(refusedOn("2029-12-30")).toEqual([]);
});

it("is refused from the first day after them, until it is renewed", () => {
  expect(refusedOn("2029-12-31")).toEqual([
    "23 contract.ends: The contract ended on 2029-11-30, and its 30 days for hand-over were over on 2029-12-31: nothing " +
      "may stand for it. If it was renewed, write the new end; if not, take the home down.",
  ]);
});

it("can be taken down whenever it is", () => {
  expect(refusedOn(null)).toEqual([]);
});
