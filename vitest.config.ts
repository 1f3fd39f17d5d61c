import { defineConfig } from "vitest/config";

/** Journeys run on the real engine and take a core each: two at a time, when all else is done, in worlds of their own. */
const journeys = {
  globalSetup: ["test/support/engine.ts"],
  maxWorkers: 2,
  sequence: { groupOrder: 1 },
  testTimeout: 600_000,
  hookTimeout: 1_200_000,
  // The engine makes much garbage and keeps little.
  env: { GOGC: "400" },
};
/** Samples of all the tenants, networks and places that there may be. */
const SWEEPS =
  "test/{places/places,wild/wild,spec/hostile,law/invariants,policies/proofs/walker/walker,policies/proofs/reachability.property}.test.ts";
/** Commands as people give them, in processes of their own, and what goes through all examples for one fact. */
const WHOLE = [
  "test/{bench,cli,docs}/**/*.test.ts",
  "test/{desk/served,operations/outline,operations/upgrade,simulator/reads,stacks/main}.test.ts",
  "test/{operations/doctor/doctor,tools/bundle-pack,tools/closures-on-demand,tools/compile}.test.ts",
];
/** Those in which a run is cut off, so that what it has done must stand in the state at any moment. */
const CUT_OFF = "test/journeys/{engine,failing,interrupted,killed}.test.ts";

export default defineConfig({
  test: {
    // A module that hasn't changed since the last run isn't compiled again.
    experimental: { fsModuleCache: true },
    // The Pulumi packages as a command of ours has them: their import is most of what a worker starts with.
    setupFiles: ["tools/closures-on-demand.mjs"],
    projects: [
      {
        extends: true,
        test: {
          name: "quick",
          // The Pulumi packages take a second to import: once a worker instead of once a file.
          isolate: false,
          // As many as there are cores: the one that hands out the work has little to do.
          maxWorkers: "100%",
          include: ["test/**/*.test.ts"],
          exclude: ["test/journeys/**", "test/browser/**", "test/mutants/**", SWEEPS, ...WHOLE],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "whole",
          isolate: false,
          include: WHOLE,
          maxWorkers: "100%",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "mutants",
          // Some three hundred whole tenants, each judged.
          isolate: false,
          include: ["test/mutants/**/*.test.ts"],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "sweeps",
          isolate: false,
          include: [SWEEPS],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          // Pages as people see them: a browser takes a core.
          include: ["test/browser/**/*.test.{ts,tsx}"],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          ...journeys,
          name: "journeys",
          include: ["test/journeys/**/*.test.ts"],
          exclude: [CUT_OFF],
          // Writing the state down at every step is most of what an engine does: here only the end of a run counts.
          env: { ...journeys.env, PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" },
        },
      },
      { extends: true, test: { ...journeys, name: "cut-off", include: [CUT_OFF] } },
    ],
  },
});
