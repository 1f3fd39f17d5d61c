import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import { expect, test } from "vitest";
import { Recorder } from "../../../operations/engine/record.ts";
import type { Progress } from "../../../operations/listener.ts";

/** What a listener hears of these events. */
function heard(...events: object[]): Progress[] {
  const steps: Progress[] = [];
  const recorder = new Recorder({ say() {}, step: (step) => void steps.push(step) });
  for (const event of events) recorder.hear(event as EngineEvent);
  return steps;
}

const metadata = (name: string, custom: boolean, op: string) => ({
  op,
  urn: `urn:pulumi:acorn::domicile::t::${name}`,
  [op === "delete" ? "old" : "new"]: { custom },
});

test("progress tells of what exists, as the answer counts it, and not of the components that name it", () => {
  const key = metadata("key", true, "create");
  const ring = metadata("keyring", false, "create");
  const gone = metadata("gone", true, "delete");
  const steps = heard(
    { resourcePreEvent: { metadata: ring } },
    { resourcePreEvent: { metadata: key } },
    { resOutputsEvent: { metadata: key } },
    { resOutputsEvent: { metadata: ring } },
    { resOpFailedEvent: { metadata: gone } },
  );
  expect(steps).toEqual([
    { urn: key.urn, op: "create", state: "started" },
    { urn: key.urn, op: "create", state: "done" },
    { urn: gone.urn, op: "delete", state: "failed" },
  ]);
});

test("what was called off because something failed is no error of its own, unless nothing else is told", () => {
  const told = (...messages: string[]) => {
    const recorder = new Recorder({ say() {}, step() {} });
    for (const message of messages)
      recorder.hear({ diagnosticEvent: { severity: "error", message } } as unknown as EngineEvent);
    return recorder.record().errors;
  };
  const called = "failed to run remediation: context canceled";
  expect(told("the cluster can't be made", called)).toEqual(["the cluster can't be made"]);
  expect(told(called)).toEqual([called]);
});
