import { expect, it } from "vitest";
import { podTrial } from "./pods/trial.ts";
import { trial } from "./trial.ts";

/** As many as a commit has time for; `npm run walker` tries ten thousand of each. */
const NETWORKS = 500;
const CLUSTERS = 150;

it("what the proof is sure of arrives packet by packet, and what it excludes doesn't", () => {
  const { amiss, arrived } = trial(NETWORKS, 20261122);
  expect(amiss).toEqual([]);
  expect(Object.values(arrived).every((count) => count > 5)).toBe(true);
});

it("pods reach whom the proof says, and where it can't know, it says so", () => {
  const { amiss, packets, arrived, open } = podTrial(CLUSTERS, 20261122);
  expect(amiss).toEqual([]);
  expect(arrived).toBeGreaterThan(packets / 5);
  expect(packets - open - arrived).toBeGreaterThan(packets / 5);
  expect(open).toBeGreaterThan(packets / 20);
});
