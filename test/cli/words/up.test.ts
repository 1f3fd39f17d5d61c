import { expect, it } from "vitest";
import { inkFor } from "../../../cli/ink.ts";
import { upWords } from "../../../cli/words/up.ts";
import type { UpResult } from "../../../operations/index.ts";

const up: UpResult = {
  format: 1,
  tenant: "kade",
  outcome: "succeeded",
  placement: { partition: "aws", region: "eu-central-1", zones: [], homes: [] },
  changes: { create: 2, update: 0, replace: 0, delete: 0, same: 1 },
  verdicts: [],
  outputs: {},
  handover: null,
  seconds: 3,
  problems: [],
};

it("says what is left to the runner, and by which command, after a run from outside alone", () => {
  const start =
    "What is inside the cluster is left to the runner: aws codebuild start-build --project-name kade-runner";
  expect(upWords(up, { again: "up", leavesCluster: true }, inkFor({}, {})).split("\n")).toContain(start);
  expect(upWords(up, { again: "up" }, inkFor({}, {}))).not.toContain("runner");
});
