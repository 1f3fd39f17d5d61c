import { type BadInput, badInput } from "../spec/index.ts";
import { keptWith } from "./keeping.ts";
import { asksForMore, liftsOf, liftsOnly } from "./lifting.ts";
import type { Listener } from "./listener.ts";
import { takeOrder } from "./order.ts";
import { remainsOf } from "./remains.ts";
import { rememberBegun, rememberStanding } from "./remember.ts";
import { inSession, type Session } from "./session.ts";
import type { DestroyResult } from "./shapes/index.ts";
import type { Stage } from "./stage.ts";
import { type Standing, standingIn } from "./standing.ts";
import { stepsOf } from "./steps.ts";
import { Cancelled, Trouble } from "./trouble.ts";

/**
 * Takes a tenant down: lifts the protection from deletion, then deletes all that stands, and lists what locks, retention
 * and deletion windows keep.
 * @throws BadInput when the file is wrong, Trouble when the engine or the cloud fails before anything is deleted
 */
export async function destroy(file: string, stage: Stage): Promise<DestroyResult> {
  const taken = takeOrder(stage.root, file, null);
  if (!("placed" in taken)) {
    return { format: 1, tenant: taken.name, outcome: "refused", removed: 0, remains: [], problems: taken.refusals };
  }
  const leaving = { leaving: new Date(), changes: true };
  const result = await inSession(stage, taken.placed, (session) => takeDown(session, stage), leaving);
  rememberStanding(stage, taken.placed, result.outcome, "down");
  return result;
}

async function takeDown(session: Session, stage: Stage): Promise<DestroyResult> {
  const { listener } = stage;
  await liftProtection(session, listener);
  listener.say("Taking everything down.");
  const standing = standingIn(await session.stack.export());
  rememberBegun(stage, session.placed);
  const keep = keptWith(standing);
  const run = await session.stack.destroy([...keep]);
  const left = new Set(standingIn(await session.stack.export()).map(({ urn }) => urn));
  const things = standing.filter(isThing);
  const gone = things.filter(({ urn }) => !left.has(urn));
  const kept = things.filter(({ urn }) => keep.has(urn));
  const about = { format: 1 as const, tenant: session.placed.tenant.name, problems: [] };
  const result = { ...about, outcome: run.outcome, removed: gone.length, remains: remainsOf(kept, gone, new Date()) };
  if (run.outcome !== "failed") return result;
  const { code, problems } = new Trouble("engine-failed", run.errors);
  return { ...result, error: { code, problems: [...problems] } };
}

/** The stack, components and providers are names, not things. */
function isThing({ custom, type }: Standing): boolean {
  return custom === true && !type.startsWith("pulumi:");
}

/**
 * Changes what a leaving tenant declares otherwise, on what stands, and nothing else.
 * @throws BadInput when the file asks for more than that, for then it isn't what stands
 */
async function liftProtection({ stack, standing, declared, staying }: Session, listener: Listener): Promise<void> {
  const stands = new Set(standing.map(({ urn }) => urn));
  const lifts = liftsOf(await staying(), declared, standing);
  if (lifts.length === 0) return;
  if (asksForMore(lifts, declared, stands)) throw notAsBuilt();
  listener.say("Lifting the protection from deletion: a bucket that nothing locks goes with all it holds.");
  const scope = { only: lifts.map(({ urn }) => urn), read: false, judged: false } as const;
  const previewed = await stack.preview(scope);
  const steps = stepsOf(previewed.steps, declared);
  if (previewed.outcome === "cancelled") throw new Cancelled();
  if (previewed.outcome === "succeeded" && !steps.every((step) => liftsOnly(lifts, step))) throw notAsBuilt();
  const lifted = previewed.outcome === "succeeded" ? await stack.up(scope) : previewed;
  if (lifted.outcome === "cancelled") throw new Cancelled(HALF_LIFTED);
  if (lifted.outcome === "failed") throw new Trouble("engine-failed", lifted.errors);
}

const HALF_LIFTED =
  "Stopped while protection from deletion was being lifted: nothing is deleted, and some of it may be without. Destroy again, or put it back by bringing the tenant up.";

function notAsBuilt(): BadInput {
  const say = "The tenant file is not what stands: bring it up as it is now, or put it back, before destroying.";
  return badInput("not-as-built", say);
}
