import { captured, judged } from "../planned.ts";
import { type Note, timed } from "../timed.ts";

/**
 * One tenant captured, judged and the evidence of it written, from a cold start. What writes evidence is imported once
 * somebody wants it, and counts as gathering.
 */
export async function run(): Promise<Record<string, number>> {
  const told: Record<string, number> = {};
  const note: Note = (deed, ms) => {
    told[deed] = ms;
  };
  const plan = await timed("capture", note, () => captured());
  const verdicts = await timed("judge", note, async () => judged(plan));
  told.judgedAt = performance.now();
  const { assessment, written } = await timed("gather", note, async () => {
    const { gathered, written } = await import("../proven.ts");
    return { assessment: await gathered(plan, verdicts), written };
  });
  const bytes = await timed("write", note, async () => written(assessment));
  return { ...told, bytes, verdicts: verdicts.length };
}
