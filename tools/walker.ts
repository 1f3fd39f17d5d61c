// Walks single packets through generated networks and asks the reachability proof about each: their answers must agree.
// `npm run walker [-- COUNT SEED]`.
import { trial } from "../test/policies/proofs/walker/trial.ts";

const [count = 10_000, seed = 2026] = process.argv.slice(2).map(Number);
const EACH = 500;

const started = performance.now();
let [packets, open, defects] = [0, 0, 0];
for (let done = 0; done < count; done += EACH) {
  const one = trial(Math.min(EACH, count - done), seed + done);
  packets += one.packets;
  open += one.open;
  defects += one.amiss.length;
  for (const what of one.amiss) console.log(`seed ${seed + done}, ${what}`);
  const arrived = Object.entries(one.arrived).map(([kind, number]) => `${number} ${kind}`);
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`${done + one.networks} of ${count} networks in ${seconds} s; arrived: ${arrived.sort().join("; ")}`);
}
console.log(`${packets} packets, ${open} of them left open by the proof, ${defects} answers that differ.`);
process.exitCode = defects === 0 ? 0 : 1;
