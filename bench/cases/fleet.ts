import { captured, judged } from "../planned.ts";
import { copies } from "../subject.ts";

const WARM = 5;

/**
 * As many copies of one tenant captured and judged in one process: what a further tenant costs, and what it leaves
 * behind.
 */
export async function run(count: string): Promise<Record<string, number>> {
  const names = copies(Number(count) + WARM);
  for (const name of names.slice(0, WARM)) await once(name);
  const heapBefore = heapMb();
  const started = performance.now();
  let resources = 0;
  for (const name of names.slice(WARM)) resources += await once(name);
  const ms = performance.now() - started;
  return { msPerTenant: ms / Number(count), msPerResource: ms / resources, heapBefore, heapAfter: heapMb() };
}

async function once(name: string): Promise<number> {
  const plan = await captured(name);
  judged(plan);
  return plan.graph.resources.length;
}

function heapMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}
