import { captured, judged } from "../planned.ts";
import { copies } from "../subject.ts";
import { type Note, processorMs, timed } from "../timed.ts";

const WARM = 3;

/**
 * As many copies of one tenant captured and judged in one process: what a further tenant costs, and what it leaves
 * behind.
 */
export async function run(count: string): Promise<Record<string, number>> {
  const names = copies(Number(count) + WARM);
  for (const name of names.slice(0, WARM)) await once(name, () => {});
  const heapBefore = heapMb();
  const processorBefore = processorMs();
  const spent: Record<string, number> = { capture: 0, judge: 0 };
  let resources = 0;
  for (const name of names.slice(WARM)) {
    resources += await once(name, (deed, ms) => {
      spent[deed] = (spent[deed] ?? 0) + ms / Number(count);
    });
  }
  const processor = (processorMs() - processorBefore) / Number(count);
  return { ...spent, processor, resources: resources / Number(count), heapBefore, heapAfter: heapMb() };
}

async function once(name: string, note: Note): Promise<number> {
  const plan = await timed("capture", note, () => captured(name));
  await timed("judge", note, async () => judged(plan));
  return plan.graph.resources.length;
}

function heapMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}
