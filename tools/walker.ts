// Walks single packets through generated networks, and between the pods of generated clusters, and asks the reachability
// proof about each: their answers must agree. `npm run walker [-- COUNT SEED]`.
import { podTrial } from "../test/policies/proofs/walker/pods/trial.ts";
import { trial } from "../test/policies/proofs/walker/trial.ts";
import { misused, trialsIn } from "./usage.ts";

interface Tried {
  readonly packets: number;
  readonly open: number;
  readonly amiss: readonly string[];
  /** How many arrived, in words. */
  readonly arrived: string;
}

const trials = trialsIn(process.argv.slice(2), { count: 10_000, seed: 2026 });
const { count, seed } = typeof trials === "string" ? misused(trials) : trials;
const EACH = 500;

const defects =
  inTurns("networks", (some, from) => {
    const { arrived, ...rest } = trial(some, from);
    const kinds = Object.entries(arrived).map(([kind, number]) => `${number} ${kind}`);
    return { ...rest, arrived: kinds.sort().join("; ") };
  }) +
  inTurns("sets of policies", (some, from) => {
    const { arrived, ...rest } = podTrial(some, from);
    return { ...rest, arrived: `${arrived} of ${rest.packets}` };
  });
process.exitCode = defects === 0 ? 0 : 1;

/** Tries some after some, says how far it is, and counts the answers that differ. */
function inTurns(what: string, tryOut: (some: number, seed: number) => Tried): number {
  const started = performance.now();
  let [packets, open, defects] = [0, 0, 0];
  for (let done = 0; done < count; done += EACH) {
    const some = Math.min(EACH, count - done);
    const one = tryOut(some, seed + done);
    packets += one.packets;
    open += one.open;
    defects += one.amiss.length;
    for (const differing of one.amiss) console.log(`seed ${seed + done}, ${differing}`);
    const seconds = Math.round((performance.now() - started) / 1000);
    console.log(`${done + some} of ${count} ${what} in ${seconds} s; arrived: ${one.arrived}`);
  }
  console.log(`${what}: ${packets} packets, ${open} of them left open by the proof, ${defects} answers that differ.`);
  return defects;
}
