import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { up } from "../../operations/up.ts";
import { accounted } from "../support/accounted.ts";
import { killedAt, type Point } from "../support/kill.ts";
import { running } from "../support/processes.ts";
import { type TestStage, testStage } from "../support/stage.ts";
import { leaksIn, SECRET_THING, twinsIn, withSecret } from "../support/traces.ts";
import { Witness } from "../support/witness.ts";

const clean = { orphans: [], missing: [] };
const PATIENCE = { timeout: 30_000, interval: 500 };

let stage: TestStage;
let witness: Witness;
beforeAll(() => {
  stage = testStage(withSecret);
  witness = new Witness();
});
afterAll(() => stage.discard());

/** Each waits for the one before it: no run gets past the point at which the next is killed. */
const points: readonly (readonly [Point["moment"], string])[] = [
  ["before", "Vpc almendro"],
  ["after", "Vpc almendro"],
  ["after", "Subnet almendro-control-1"],
  ["before", "Cluster almendro"],
  ["after", "Cluster almendro"],
  ["after", "Addon almendro-vpc-cni"],
  ["before", "NodeGroup almendro-app-1"],
  ["after", "NodeGroup almendro-app-1"],
  ["before", "Schedule almendro-app-1-renewal"],
  ["after", "Schedule almendro-app-1-renewal"],
  ["after", "PodIdentityAssociation almendro-app"],
  ["after", "Deployment almendro-web"],
];

test.each(points)(
  "an up killed %s it makes %s leaves no process, nothing twice, nothing open",
  async (moment, thing) => {
    const doomed = killedAt(stage, { moment, thing }, SECRET_THING);
    expect(await witness.up(doomed)).toContain("The engine was ended by force: run again");
    const started = doomed.struck() ?? [];
    expect(started).not.toEqual([]);
    await vi.waitFor(() => expect(running(started)).toEqual([]), PATIENCE);
    expect(await twinsIn(stage)).toEqual([]);
    expect(leaksIn(stage, witness.told)).toEqual([]);
  },
);

test("the up after twelve kills comes to its end: everything once, all of it known, and a further one changes nothing", async () => {
  expect(await witness.up(stage)).toBe("succeeded");
  expect(witness.told.join("\n")).toContain("Vpc) exists since a run that didn't end well");
  expect(await accounted(stage)).toEqual(clean);
  expect(await twinsIn(stage)).toEqual([]);
  expect(leaksIn(stage, witness.told)).toEqual([]);
  expect((await up("almendro", stage)).changes).toMatchObject({ create: 0, update: 0, replace: 0, delete: 0 });
});
