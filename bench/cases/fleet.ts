import type { Graph } from "../../graph/index.ts";
import { captured, judged } from "../planned.ts";
import { copies } from "../subject.ts";
import { type Note, processorMs, timed } from "../timed.ts";

const WARM = 3;

/**
 * As many copies of one tenant captured and judged in one process: what a further tenant costs, and what the second half
 * of them leaves behind. The first half leaves compiled code.
 */
export async function run(count: string): Promise<Record<string, number>> {
  const names = copies(Number(count) + WARM);
  let size = {};
  for (const name of names.slice(0, WARM)) size = sizeOf(await once(name, () => {}));
  const spent: Record<string, number> = {};
  const add = (what: string, ms: number) => {
    spent[what] = (spent[what] ?? 0) + ms / Number(count);
  };
  let heapBefore = Number.NaN;
  for (const [index, name] of names.slice(WARM).entries()) {
    if (index === Math.floor(Number(count) / 2)) heapBefore = heapMb();
    const processorBefore = processorMs();
    await once(name, add);
    add("processor", processorMs() - processorBefore);
  }
  return { ...spent, ...size, heapBefore, heapAfter: heapMb() };
}

async function once(name: string, note: Note): Promise<Graph> {
  const plan = await timed("capture", note, () => captured(name));
  await timed("judge", note, async () => judged(plan));
  return plan.graph;
}

function sizeOf({ resources }: Graph): Record<string, number> {
  const bytes = resources.reduce((all, { inputs }) => all + JSON.stringify(inputs).length, 0);
  return { resources: resources.length, bytes };
}

function heapMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}
