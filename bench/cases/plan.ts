import { captured, judged } from "../planned.ts";

/** One tenant captured and judged from a cold start. */
export async function run(): Promise<Record<string, number>> {
  const plan = await captured();
  const started = performance.now();
  const verdicts = judged(plan);
  return { verdicts: verdicts.length, judgeMs: performance.now() - started };
}
