import { expect, test } from "vitest";
import { run } from "../../bench/cases/prove.ts";

test("what is measured of a proof is a whole one: captured, judged by every rule, and evidence written of it", async () => {
  const told = await run();
  expect(Object.keys(told).sort()).toEqual(["bytes", "capture", "gather", "judge", "judgedAt", "verdicts", "write"]);
  expect(told.verdicts).toBeGreaterThan(1000);
  expect(told.bytes).toBeGreaterThan(500_000);
});
