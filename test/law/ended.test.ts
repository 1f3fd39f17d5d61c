import { expect, it } from "vitest";
import { refusedAnew, takeOrder } from "../../operations/order.ts";
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

it("is begun until the contract ends, and not while what stood is handed over", () => {
  const taken = takeOrder(projectRoot, "almendro", null);
  if (!("placed" in taken)) throw new Error("almendro isn't placed");
  const on = (day: string) => refusedAnew(taken.placed, new Date(`${day}T12:00:00Z`)).map(({ say }) => say);
  expect(on("2029-11-30")).toEqual([]);
  expect(on("2029-12-01")).toEqual([
    "The contract ended on 2029-11-30, and its home doesn't stand: what is handed over until 2029-12-31 is what stood, and " +
      "nothing is built anew. If it was renewed, write the new end.",
  ]);
});

it("can be taken down whenever it is", () => {
  expect(refusedOn(null)).toEqual([]);
});
