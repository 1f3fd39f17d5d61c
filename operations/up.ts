import { blocks } from "../policies/index.ts";
import { placementOf, takeOrder } from "./order.ts";
import { changesAnything, previewSession } from "./preview.ts";
import { inSession, type Session } from "./session.ts";
import type { PreviewResult, UpResult } from "./shapes/index.ts";
import type { Stage } from "./stage.ts";
import { countChanges, stepsOf } from "./steps.ts";
import { Trouble } from "./trouble.ts";

/**
 * Makes a tenant's home as its file has it: previewed, judged, and only then changed. Refused when a verdict says no,
 * or when something that holds data would be deleted or replaced.
 * @param replace urns for which that is meant
 * @throws BadInput when the file is wrong, Trouble when the engine or the cloud is before anything was changed
 */
export async function up(file: string, stage: Stage, replace: readonly string[] = []): Promise<UpResult> {
  const started = Date.now();
  const taken = takeOrder(stage.root, file);
  if (!("placed" in taken)) return unplaced(taken.name, taken.refusals);
  return inSession(stage, taken.placed, async (session) => {
    stage.listener.say("Working out what would change, and judging it.");
    const previewed = await previewSession(session, replace);
    const result = previewed.verdicts.some(blocks)
      ? { outcome: "refused" as const, outputs: {} }
      : await update(session, previewed, stage);
    const { tenant, settled } = session.placed;
    const seconds = Math.round((Date.now() - started) / 100) / 10;
    const { changes, verdicts } = previewed;
    const about = { format: 1 as const, tenant: tenant.name, placement: placementOf(settled) };
    return { ...about, changes, verdicts, problems: [], ...result, seconds };
  });
}

type Update = Pick<UpResult, "outcome" | "outputs"> & Partial<UpResult>;

async function update(session: Session, previewed: PreviewResult, { listener }: Stage): Promise<Update> {
  if (!changesAnything(previewed.changes)) {
    return { outcome: "succeeded", outputs: await outputsOf(session) };
  }
  listener.say("Every rule holds. Making it so.");
  const run = await session.stack.up();
  const verdicts = session.verdicts(run);
  const changes = countChanges(run.steps, stepsOf(run.steps, session.declared));
  const outputs = await outputsOf(session);
  if (run.outcome !== "failed") return { outcome: run.outcome, changes, verdicts, outputs };
  const { code, problems } = new Trouble("engine-failed", run.errors);
  return { outcome: "failed", changes, verdicts, outputs, error: { code, problems: [...problems] } };
}

/** What the stack tells of itself; never a secret. */
async function outputsOf({ stack }: Session): Promise<UpResult["outputs"]> {
  const { resources } = (await stack.export()).deployment as { resources?: readonly StackResource[] };
  const outputs = resources?.find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs ?? {};
  return Object.fromEntries(Object.entries(outputs).filter(([, value]) => !isSealed(value)));
}

interface StackResource {
  readonly type: string;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** Pulumi marks a secret with this key; one that lies deeper hides the whole output. */
function isSealed(value: unknown): boolean {
  return JSON.stringify(value).includes("4dabf18193072939515e22adb298388d");
}

function unplaced(tenant: string, problems: UpResult["problems"]): UpResult {
  const changes = countChanges([], []);
  const nothing = { changes, verdicts: [], outputs: {}, seconds: 0 };
  return { format: 1, tenant, outcome: "refused", placement: null, ...nothing, problems };
}
