import { randomUUID } from "node:crypto";
import { join, resolve } from "node:path";
import { fromState, type Graph } from "../graph/index.ts";
import type { Verdict } from "../policies/index.ts";
import { type DrivenStack, driveStack, PROJECT, type Run } from "./engine/index.ts";
import type { Placed } from "./order.ts";
import { captureTenant } from "./plan.ts";
import type { Stage } from "./stage.ts";
import { takeVerdicts, VERDICTS } from "./verdicts.ts";
import type { World } from "./world.ts";

/** Name of the environment variable that tells the policy pack which tenant file the stack is made from. */
const TENANT_FILE = "DOMICILE_TENANT";

/** One tenant's stack, opened in its world. */
export interface Session {
  readonly placed: Placed;
  readonly stack: DrivenStack;
  /** What exists, as the state had it when the session began. */
  readonly before: Graph;
  /** What the program declares. */
  readonly declared: Graph;
  readonly world: World;
  /** What the pack found in a run of this session. */
  verdicts(run: Run): Verdict[];
}

/** Opens a tenant's stack for as long as `use` takes. The world is closed whatever happens. */
export async function inSession<T>(stage: Stage, placed: Placed, use: (session: Session) => Promise<T>): Promise<T> {
  const engine = await stage.engine();
  const world = await stage.world(placed);
  try {
    return await use(await openSession(stage, placed, { engine, world }));
  } finally {
    await world.close();
  }
}

type Means = Pick<Parameters<typeof driveStack>[0], "engine" | "world">;

async function openSession(stage: Stage, placed: Placed, means: Means): Promise<Session> {
  const { root, home, listener, packs } = stage;
  const place = { project: PROJECT, stack: placed.tenant.name };
  const file = join(home.folder, `verdicts-${randomUUID()}.json`);
  let range: string | undefined;
  const stack = await driveStack({
    ...means,
    home,
    listener,
    name: place.stack,
    packs,
    environment: { [VERDICTS]: file, [TENANT_FILE]: resolve(root, placed.file) },
    program: async () => stage.declare({ ...placed, ...(range !== undefined && { range }) }),
  });
  const before = fromState(await stack.export(), place);
  range = rangeOf(before);
  const declared = await captureTenant(root, placed, stage.declare, range);
  return { placed, stack, before, declared, world: means.world, verdicts: (run) => takeVerdicts(file, run) };
}

/** The tenant's network as it stands: it never moves again. */
function rangeOf({ resources }: Graph): string | undefined {
  const range = resources.find(({ type }) => type === "aws:ec2/vpc:Vpc")?.inputs.cidrBlock;
  return typeof range === "string" ? range : undefined;
}
