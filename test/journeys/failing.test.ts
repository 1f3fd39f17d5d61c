import { afterAll, beforeAll, expect, test } from "vitest";
import { up } from "../../operations/up.ts";
import { openSimulated } from "../../operations/world.ts";
import { befall, type Fault, type Faults } from "../../simulator/index.ts";
import { accounted } from "../support/accounted.ts";
import { signal } from "../support/signal.ts";
import { type TestStage, testStage } from "../support/stage.ts";
import { leaksIn, twinsIn, withSecret } from "../support/traces.ts";
import { Witness } from "../support/witness.ts";

let stage: TestStage;
let witness: Witness;
beforeAll(() => {
  stage = testStage(withSecret);
  witness = new Witness();
});
afterAll(() => stage.discard());

/**
 * What befalls the first thing of a type, run by run, spread over what waits for what: the provider says no, dies, or
 * isn't heard. Those of one run don't need each other, and come all at once; each run's wait for those of the one before,
 * or it would wait in vain for what is there already.
 */
const RUNS: readonly (readonly Fault[])[] = [
  [
    { fault: "lose", type: "Vpc" },
    { fault: "throttle", type: "Key" },
    { fault: "lose", type: "EventRule", name: "almendro-backup-failures" },
  ],
  [
    { fault: "lose", type: "Subnet" },
    { fault: "fail", type: "SecurityGroup" },
  ],
  [
    { fault: "lose", type: "RouteTableAssociation" },
    { fault: "lose", type: "SecurityGroupIngressRule" },
    { fault: "stall", type: "LoadBalancer" },
    { fault: "lose", type: "Instance" },
    { fault: "lose", type: "Firewall" },
    { fault: "die", type: "Cluster" },
  ],
  [{ fault: "lose", type: "Deployment" }],
];

/** Each mishap once, and none before the call that it befalls is one of as many as there are mishaps. */
function atOnce(mishaps: readonly Fault[]): Faults {
  const armed = mishaps.map((mishap) => befall([{ ...mishap, method: "create" }]));
  let come = 0;
  const [all, strike] = signal();
  return async (call, moment) => {
    for (const befalls of armed)
      await befalls(call, moment)?.catch(async (error) => {
        come += 1;
        if (come === mishaps.length) strike();
        await all;
        throw error;
      });
  };
}

test.each(RUNS.map((mishaps) => [mishaps.map(({ fault, type }) => `${fault} ${type}`).join(", "), mishaps] as const))(
  "an up that mishaps befall (%s) leaves nothing twice and tells no secret",
  async (_, mishaps) => {
    expect(await witness.up({ ...stage, world: () => openSimulated(stage.home, atOnce(mishaps)) })).toBe("failed");
    expect(await twinsIn(stage)).toEqual([]);
    expect(leaksIn(stage, witness.told)).toEqual([]);
  },
);

test("the up after twelve mishaps comes to its end: everything once, all of it known, and a further one changes nothing", async () => {
  expect(await witness.up(stage)).toBe("succeeded");
  expect(await accounted(stage)).toEqual({ orphans: [], missing: [] });
  expect(leaksIn(stage, witness.told)).toEqual([]);
  expect((await up("almendro", stage)).changes).toMatchObject({ create: 0, update: 0, replace: 0, delete: 0 });
});
