import { expect, test } from "vitest";
import { stopped } from "../../../operations/foundation/stopped.ts";
import type { PassResult } from "../../../operations/shapes/index.ts";
import { Cancelled } from "../../../operations/trouble.ts";

const pass = (name: string, outcome: PassResult["outcome"], create: number): PassResult => ({
  pass: name,
  says: "",
  outcome,
  changes: { create, update: 0, replace: 0, delete: 0, same: 0 },
  steps: [],
  verdicts: [],
});

test.each([
  ["nothing stood yet", [], "Stopped before anything was changed."],
  ["what stood did so before", [pass("organisation", "succeeded", 0)], "Stopped before anything was changed."],
  [
    "a pass was laid by this run",
    [pass("organisation", "succeeded", 9), pass("tenant", "succeeded", 0)],
    "Stopped: organisation was laid before that and stands.",
  ],
])("whoever stops the foundation is told what stands: %s", (_, before, say) => {
  const stop = () => stopped(new Cancelled(), before);
  expect(stop).toThrow(Cancelled);
  expect(stop).toThrow(say);
});

test("what went wrong is told as it is", () => {
  const wrong = new Error("no credentials");
  expect(() => stopped(wrong, [pass("organisation", "succeeded", 9)])).toThrow(wrong);
});
