import { afterAll, expect, test } from "vitest";
import { generated, Wilderness } from "./trial.ts";

const wilderness = new Wilderness();
afterAll(() => wilderness.remove());

/** One in so many is planned and judged here; `npm run wild` plans and judges every one of 5,000. */
const PLANNED = 10;

test("any tenant file is refused in whole sentences, or planned with every safeguard and every verdict in its favour", async () => {
  const seen = { wrong: 0, refused: 0, settled: 0, planned: 0 };
  for (const [index, file] of generated(120, 2026).entries()) {
    const { outcome, amiss } = await wilderness.try(file, { plan: index % PLANNED === 0 });
    expect(amiss, `file ${index} of seed 2026, named ${JSON.stringify(file.name)}`).toEqual([]);
    seen[outcome] += 1;
  }
  expect(Object.values(seen).filter((count) => count === 0)).toEqual([]);
});
