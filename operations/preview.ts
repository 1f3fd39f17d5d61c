import { blocks } from "../policies/index.ts";
import { judgeLosses } from "./guard.ts";
import type { Half } from "./halves.ts";
import { isTakenDown } from "./keeping.ts";
import { judgeLocks } from "./locked.ts";
import { refusedAnew, takeOrder } from "./order.ts";
import { rememberJudged } from "./remember.ts";
import { inSession, type Session } from "./session.ts";
import type { Changes, PreviewResult, Step } from "./shapes/index.ts";
import type { Stage } from "./stage.ts";
import { countChanges, stepsOf } from "./steps.ts";
import { Cancelled, Trouble } from "./trouble.ts";
import { sortVerdicts } from "./verdicts.ts";

/**
 * Says what an `up` would change, and every verdict on it, without changing anything.
 * @param replace urns that may be deleted or replaced though they hold data
 * @param half from where the tenant would be brought up; from where everything is reached when absent
 * @throws BadInput when the file is wrong, Trouble when the engine or the cloud is
 */
export async function preview(
  file: string,
  stage: Stage,
  replace: readonly string[] = [],
  half?: Half,
): Promise<PreviewResult> {
  const taken = takeOrder(stage.root, file);
  if ("placed" in taken) {
    const result = await inSession(stage, taken.placed, (session) => previewSession(session, replace), {
      ...(half && { half }),
    });
    rememberJudged(stage, taken.placed, "preview", result.verdicts);
    return result;
  }
  return refused(taken.name, taken.refusals);
}

function refused(tenant: string, problems: PreviewResult["problems"]): PreviewResult {
  const nothing = { changes: countChanges([], []), steps: [], verdicts: [] };
  return { format: 1, tenant, outcome: "refused", ...nothing, problems };
}

/** The first half of every `up`. */
export async function previewSession(session: Session, replace: readonly string[]): Promise<PreviewResult> {
  const tooLate = isTakenDown(session.standing) ? refusedAnew(session.placed) : [];
  if (tooLate.length > 0) return refused(session.placed.tenant.name, tooLate);
  const run = await session.stack.preview(session.scope);
  const found = session.verdicts(run);
  const told = stepsOf(run.steps, session.declared, run.read);
  const steps = told.map((step) => takenUp(step, session.lost));
  const losses = [...judgeLosses(run.steps, steps, replace), ...judgeLocks(session.standing, steps, new Date())];
  if (run.outcome === "cancelled") throw new Cancelled();
  if (run.outcome === "failed" && !found.some(blocks)) throw new Trouble("engine-failed", run.errors);
  const verdicts = sortVerdicts([...found, ...losses]);
  return {
    format: 1,
    tenant: session.placed.tenant.name,
    outcome: verdicts.some(blocks) ? "refused" : "allowed",
    changes: countChanges(run.steps, steps),
    steps,
    verdicts,
    problems: [],
  };
}

/** What exists already is taken into the state by the next `up`, and not made. */
function takenUp(step: Step, lost: Session["lost"]): Step {
  const id = step.op === "create" ? lost.get(step.urn) : undefined;
  if (id === undefined) return step;
  return { ...step, because: `It exists as ${id} since a run that didn't end well, and is taken into the state.` };
}

/** True when a preview says that something would change. */
export function changesAnything({ create, update, replace, delete: deleted }: Changes): boolean {
  return create + update + replace + deleted > 0;
}
