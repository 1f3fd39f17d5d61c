import { defineConfig } from "vitest/config";

// Journeys run on the real engine and take a core each: two at a time, when all else is done, in worlds of their own.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "quick",
          // The Pulumi packages take a second to import: once a worker instead of once a file.
          isolate: false,
          include: ["test/**/*.test.ts"],
          exclude: ["test/journeys/**"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "journeys",
          include: ["test/journeys/**/*.test.ts"],
          globalSetup: ["test/support/engine.ts"],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 600_000,
          hookTimeout: 1_200_000,
        },
      },
    ],
  },
});
