import { blocks, type Verdict } from "../policies/index.ts";
import type { Run } from "./engine/index.ts";
import type { Half } from "./halves.ts";
import { handoverOf } from "./handover.ts";
import { placementOf, takeOrder } from "./order.ts";
import { changesAnything, previewSession } from "./preview.ts";
import { rememberBegun, rememberJudged, rememberStanding } from "./remember.ts";
import { inSession, type Session } from "./session.ts";
import type { PreviewResult, UpResult } from "./shapes/index.ts";
import type { Stage } from "./stage.ts";
import { isSealed, madeFrom, standingIn, toldBy } from "./standing.ts";
import { countChanges, countDeclared, stepsOf } from "./steps.ts";
import { Cancelled, Trouble } from "./trouble.ts";

export interface UpOptions {
  /** Urns that may be deleted or replaced though they hold data. @default none */
  readonly replace?: readonly string[];
  /** From where the tenant is brought up. @default from where everything is reached */
  readonly half?: Half;
  /** Asked once everything is judged good and before anything changes; no means cancelled. @default yes */
  readonly confirm?: (previewed: PreviewResult) => Promise<boolean>;
}

/**
 * Makes a tenant's home as its file has it: previewed, judged, and only then changed. Refused when a verdict says no,
 * or when something that holds data would be deleted or replaced.
 * @throws BadInput when the file is wrong, Trouble when the engine or the cloud fails before anything is changed,
 * Cancelled likewise
 */
export async function up(file: string, stage: Stage, options: UpOptions = {}): Promise<UpResult> {
  const started = Date.now();
  const taken = takeOrder(stage.root, file);
  if (!("placed" in taken)) return unplaced(taken.name, taken.refusals);
  const bringUp = async (session: Session): Promise<UpResult> => {
    stage.listener.say("Working out what would change, and judging it.", countDeclared(session.declared));
    const previewed = await previewSession(session, options.replace ?? []);
    const result = await decide(session, previewed, stage, options);
    const { tenant, settled } = session.placed;
    const seconds = Math.round((Date.now() - started) / 100) / 10;
    const { changes, verdicts, problems } = previewed;
    const about = { format: 1 as const, tenant: tenant.name, placement: placementOf(settled) };
    const handover = result.outcome === "succeeded" ? handoverOf(session.placed, result.outputs) : null;
    const done: UpResult = { ...about, changes, verdicts, problems, ...result, handover, seconds };
    rememberStanding(stage, session.placed, done.outcome, "up");
    rememberJudged(stage, session.placed, "up", done.verdicts);
    return done;
  };
  return inSession(stage, taken.placed, bringUp, { changes: true, ...(options.half && { half: options.half }) });
}

async function decide(session: Session, previewed: PreviewResult, stage: Stage, options: UpOptions): Promise<Update> {
  if (previewed.outcome === "refused") return { outcome: "refused", outputs: {} };
  const changes = changesAnything(previewed.changes);
  if (!changes && isWhole(session)) return { outcome: "succeeded", outputs: await outputsOf(session) };
  if (changes && options.confirm && !(await options.confirm(previewed))) throw new Cancelled();
  rememberBegun(stage, session.placed);
  return update(session, stage);
}

/** Whether the record of what stands says all that it should: what the stack tells, and the file it is made from. */
function isWhole({ standing, placed }: Session): boolean {
  return toldBy(standing) !== undefined && madeFrom(standing) === placed.digest;
}

type Update = Pick<UpResult, "outcome" | "outputs"> & Partial<UpResult>;

async function update(session: Session, { listener }: Stage): Promise<Update> {
  listener.say("Every rule holds. Making it so.", countDeclared(session.declared));
  const run = await session.stack.up(session.scope);
  const verdicts = session.verdicts(run);
  const changes = countChanges(run.steps, stepsOf(run.steps, session.declared, run.read));
  const outputs = await outputsOf(session);
  const done = { outcome: run.outcome, changes, verdicts, outputs };
  return run.outcome === "failed" ? { ...done, error: errorOf(run, verdicts) } : done;
}

/** Some things are known only once they exist: what is judged wrong then was right when it was planned. */
function errorOf({ errors }: Run, verdicts: readonly Verdict[]): NonNullable<UpResult["error"]> {
  const judgedWrong = verdicts.filter(blocks).map(({ rule, because }) => `${rule}, judged as built: ${because}`);
  const code = judgedWrong.length > 0 ? "judged-as-built" : "engine-failed";
  const { problems } = new Trouble(code, [...judgedWrong, ...errors]);
  return { code, problems: [...problems] };
}

/** What the stack tells of itself; never a secret: one that lies deeper hides the whole output. */
async function outputsOf({ stack }: Session): Promise<UpResult["outputs"]> {
  const told = toldBy(standingIn(await stack.export())) ?? {};
  return Object.fromEntries(Object.entries(told).filter(([, value]) => !isSealed(value)));
}

function unplaced(tenant: string, problems: UpResult["problems"]): UpResult {
  const changes = countChanges([], []);
  const nothing = { changes, verdicts: [], outputs: {}, handover: null, seconds: 0 };
  return { format: 1, tenant, outcome: "refused", placement: null, ...nothing, problems };
}
