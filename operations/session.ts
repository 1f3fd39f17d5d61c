import { join, resolve } from "node:path";
import type { Graph } from "../graph/index.ts";
import { judgeTenant, type Verdict } from "../policies/index.ts";
import { type DrivenStack, driveStack, type Engine, type Run, type Scope } from "./engine/index.ts";
import { type Half, reachedOf, scopeOf } from "./halves.ts";
import type { Placed } from "./order.ts";
import { reconcile } from "./repair/index.ts";
import { openScratch } from "./scratch.ts";
import type { Stage } from "./stage.ts";
import { type Standing, standingIn } from "./standing.ts";
import { tenantProgram } from "./tenant-program.ts";
import { notOurs, takeTurn } from "./turn.ts";
import { sortVerdicts, takeVerdicts, VERDICTS } from "./verdicts.ts";
import type { World } from "./world.ts";

/** Name of the environment variable that tells the policy pack which tenant file the stack is made from. */
const TENANT_FILE = "DOMICILE_TENANT";
/** Name of the one that tells it in which folder `tenants/` and `platform/` lie. */
const ROOT = "DOMICILE_ROOT";

/** One tenant's stack, opened in its world. */
export interface Session {
  readonly placed: Placed;
  readonly stack: DrivenStack;
  /** Every resource as the state has it when the session begins. */
  readonly standing: readonly Standing[];
  /** Urns of what the cloud has and the state doesn't know, with their ids: what an `up` will take into the state. */
  readonly lost: ReadonlyMap<string, string>;
  /** What the program declares. */
  readonly declared: Graph;
  /** What of it a run of this session is about. */
  readonly scope: Scope;
  /** What it would declare if the tenant stayed. */
  staying(): Promise<Graph>;
  /** What the pack found in a run of this session; of a half, what the whole plan says. */
  verdicts(run: Run): Verdict[];
}

export interface SessionOptions {
  /** From where the tenant is brought up. @default from where everything is reached */
  readonly half?: Half;
  /** When the tenant is taken down. @default it stays */
  readonly leaving?: Date;
  /**
   * True for what changes the tenant: one process at a time does, and it begins by mending the state of what ended runs
   * left behind. @default false
   */
  readonly changes?: boolean;
}

/**
 * Opens a tenant's stack for as long as `use` takes. The world is closed whatever happens.
 * @throws Trouble `locked` when the tenant is to be changed and another process is at it
 */
export async function inSession<T>(
  stage: Stage,
  placed: Placed,
  use: (session: Session) => Promise<T>,
  options: SessionOptions = {},
): Promise<T> {
  const release = options.changes ? takeTenant(stage, placed.tenant.name) : () => {};
  return withWorld(stage, placed, use, options).finally(release);
}

async function withWorld<T>(
  stage: Stage,
  placed: Placed,
  use: (session: Session) => Promise<T>,
  options: SessionOptions,
): Promise<T> {
  const engine = await stage.engine();
  const world = await stage.world(placed);
  const scratch = openScratch(stage.home);
  const judged = join(scratch.folder, "verdicts.json");
  try {
    return await use(await openSession(stage, placed, { engine, world, judged, ...options }));
  } finally {
    scratch.close();
    await world.close();
  }
}

/** From the preview to the last change: what is changed is what was judged. */
function takeTenant({ home }: Stage, tenant: string): () => void {
  const turn = takeTurn(join(home.work(tenant), "at-work"));
  if ("release" in turn) return turn.release;
  throw notOurs(tenant, turn);
}

interface Means extends SessionOptions {
  readonly engine: Engine;
  readonly world: World;
  /** File into which the pack writes what it finds. */
  readonly judged: string;
}

async function openSession(stage: Stage, placed: Placed, means: Means): Promise<Session> {
  const { root, home, listener, packs } = stage;
  const { engine, world, judged, half, leaving, changes: mend = false } = means;
  const { name } = placed.tenant;
  const { run: program, settle, staying } = tenantProgram(stage, placed, leaving);
  const environment = { [VERDICTS]: judged, [TENANT_FILE]: resolve(root, placed.file), [ROOT]: root };
  const stack = await driveStack({ engine, world, home, listener, name, packs, environment, program });
  const look = async () => {
    const exported = await stack.export();
    const standing = standingIn(exported);
    const declared = await settle(standing);
    const scope = scopeOf(half, declared, standing);
    return { exported, standing, declared, scope, reached: reachedOf(scope, declared) };
  };
  const task = { stack, search: world.search, tenant: name, listener, look, mend, making: leaving === undefined };
  const { seen, lost } = await reconcile(task);
  const whole = half && sortVerdicts(judgeTenant(placed, placed.settled, seen.declared));
  const verdicts = (run: Run) => whole ?? takeVerdicts(judged, run);
  return { placed, stack, ...seen, lost, staying, verdicts };
}
