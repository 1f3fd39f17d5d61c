import { expect, it } from "vitest";
import { trial } from "./trial.ts";

/** As many as a commit has time for; `npm run walker` tries ten thousand. */
const NETWORKS = 500;

it("what the proof is sure of arrives packet by packet, and what it excludes doesn't", () => {
  const { amiss, arrived } = trial(NETWORKS, 20261122);
  expect(amiss).toEqual([]);
  expect(Object.values(arrived).every((count) => count > 5)).toBe(true);
});
