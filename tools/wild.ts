// Makes tenant files over every country, product, plan and option, right and wrong, and takes each as far as it goes:
// refused with reasons, or captured and judged with every verdict in its favour. `npm run wild [-- COUNT SEED]`.
import { generated, Wilderness } from "../test/wild/trial.ts";
import { misused, trialsIn } from "./usage.ts";

const trials = trialsIn(process.argv.slice(2), { count: 5000, seed: 2026 });
const { count, seed } = typeof trials === "string" ? misused(trials) : trials;
const EVERY = 100;

const files = generated(count, seed);
const wilderness = new Wilderness();
const tally = new Map<string, number>();
let defects = 0;
const started = performance.now();

for (const [index, file] of files.entries()) {
  const { outcome, amiss } = await attempt(file);
  tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
  defects += amiss.length;
  for (const what of amiss) console.log(`file ${index} (${JSON.stringify(file.name)}): ${what}`);
  if ((index + 1) % EVERY === 0 || index + 1 === count) console.log(progress(index + 1));
}
wilderness.remove();
console.log(defects === 0 ? "Nothing is amiss." : `${defects} things are amiss.`);
process.exitCode = defects === 0 ? 0 : 1;

async function attempt(file: Parameters<Wilderness["try"]>[0]) {
  try {
    return await wilderness.try(file, { plan: true });
  } catch (error) {
    return { outcome: "crashed", amiss: [error instanceof Error ? String(error.stack) : String(error)] };
  }
}

function progress(done: number): string {
  const outcomes = [...tally].map(([outcome, number]) => `${number} ${outcome}`).join(", ");
  const seconds = Math.round((performance.now() - started) / 1000);
  return `${done} of ${count} files in ${seconds} s: ${outcomes}; ${defects} amiss.`;
}
