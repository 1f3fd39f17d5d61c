import { afterAll, beforeAll, expect, test } from "vitest";
import { up } from "../../operations/up.ts";
import { openSimulated } from "../../operations/world.ts";
import { befall, type Fault, type Faults } from "../../simulator/index.ts";
import { accounted } from "../support/accounted.ts";
import { type TestStage, testStage } from "../support/stage.ts";
import { leaksIn, twinsIn, withSecret } from "../support/traces.ts";
import { Witness } from "../support/witness.ts";

let stage: TestStage;
beforeAll(() => {
  stage = testStage(withSecret);
});
afterAll(() => stage.discard());

/** What befalls the first thing of a type, spread over what waits for what: the provider says no, dies, or isn't heard. */
const mishaps: readonly Fault[] = [
  { fault: "lose", type: "Vpc" },
  { fault: "throttle", type: "Key" },
  { fault: "lose", type: "EventRule" },
  { fault: "lose", type: "Subnet" },
  { fault: "fail", type: "SecurityGroup" },
  { fault: "lose", type: "RouteTableAssociation" },
  { fault: "lose", type: "SecurityGroupIngressRule" },
  { fault: "stall", type: "LoadBalancer" },
  { fault: "lose", type: "Instance" },
  { fault: "die", type: "Cluster" },
  { fault: "lose", type: "Firewall" },
  { fault: "lose", type: "Deployment" },
];

/** All mishaps at once, each once, and which of them have come. */
function storm(): { readonly faults: Faults; readonly come: Set<number> } {
  const come = new Set<number>();
  const armed = mishaps.map((mishap) => befall([{ ...mishap, method: "create" }]));
  const faults: Faults = async (call, moment) => {
    for (const [index, strike] of armed.entries())
      await strike(call, moment)?.catch((error) => {
        come.add(index);
        throw error;
      });
  };
  return { faults, come };
}

/** About a run a mishap, for the engine stops at the first: half an hour is enough on a busy machine. */
const timeout = 1_800_000;

test("an up that twelve mishaps befall, in as few runs as they take, makes everything once and tells no secret", {
  timeout,
}, async () => {
  const { faults, come } = storm();
  const witness = new Witness();
  const outcomes: string[] = [];
  while (outcomes.at(-1) !== "succeeded" && outcomes.length <= mishaps.length) {
    outcomes.push(await witness.up({ ...stage, world: () => openSimulated(stage.home, faults) }));
    expect(await twinsIn(stage)).toEqual([]);
    expect(leaksIn(stage, witness.told)).toEqual([]);
  }
  expect(outcomes.at(-1)).toBe("succeeded");
  expect(mishaps.filter((_, index) => !come.has(index))).toEqual([]);
  expect(await accounted(stage)).toEqual({ orphans: [], missing: [] });
  expect((await up("almendro", stage)).changes).toMatchObject({ create: 0, update: 0, replace: 0, delete: 0 });
});
