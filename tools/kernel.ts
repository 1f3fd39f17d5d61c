// Lays the planned networks of two examples out in network namespaces of this machine, sends real packets between all
// that stand in them, and keeps what the kernel did: the tests hold the reachability proof against it. `npm run kernel`.
import { keep, RECORDED } from "../test/policies/proofs/kernel/recordings.ts";
import { declared } from "../test/stacks/tenants.ts";
import { missing, record } from "../test/support/packets/kernel.ts";
import { readRaw } from "../test/support/packets/raw.ts";
import { misused } from "./usage.ts";

if (process.argv.length > 2) misused("Nothing is recorded. It takes no words: all that is recorded is recorded anew.");
const absent = await missing();
if (absent !== null) misused(`Nothing is recorded. On this machine are missing: ${absent}.`);
for (const name of RECORDED) {
  const recording = await record(readRaw((await declared(name)).graph));
  keep(name, recording);
  const [stations, pairs] = [recording.stations, recording.arrived].map((one) => Object.keys(one).length);
  console.log(`${name}: ${stations} stations, packets arrived between ${pairs} pairs of them.`);
}
