import { expect, test } from "vitest";
import { asked } from "../policies/proofs/kernel/asked.ts";
import { recorded } from "../policies/proofs/kernel/recordings.ts";
import { declared } from "../stacks/tenants.ts";
import { missing, record } from "../support/packets/kernel.ts";
import { readRaw } from "../support/packets/raw.ts";

const NAME = "kade";

test("the kernel treats packets in kade's network as it did when it was recorded, and as the proof says", async () => {
  const { graph } = await declared(NAME);
  const absent = await missing();
  if (absent !== null) console.log(`No network is laid out here, the recording is used: missing are ${absent}.`);
  const answers = absent === null ? await record(readRaw(graph)) : recorded(NAME);
  expect(answers).toEqual(recorded(NAME));
  const { arrived, opened } = answers;
  expect(asked(graph, answers)).toEqual({ arrived, opened });
});
