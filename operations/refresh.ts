import type { Deployment, StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import { fromState, type Graph } from "../graph/index.ts";
import { blocks, judgeTenant } from "../policies/index.ts";
import { type BadInput, badInput } from "../spec/index.ts";
import { findDrift } from "./drift.ts";
import { PROJECT } from "./engine/index.ts";
import { lookingAt } from "./looking.ts";
import { type Placed, takeOrder } from "./order.ts";
import { rememberJudged } from "./remember.ts";
import type { RefreshResult } from "./shapes/index.ts";
import type { Stage } from "./stage.ts";
import { standingIn } from "./standing.ts";
import { Cancelled, Trouble } from "./trouble.ts";

/**
 * Reads everything that stands as it really is, says what isn't as `up` made it, and judges what there is by every rule.
 * Changes nothing, the state neither: it says the same again until `up` has put it right.
 * @throws BadInput when the file is wrong or the tenant isn't up, Trouble when the engine or the cloud fails
 */
export async function refresh(file: string, stage: Stage): Promise<RefreshResult> {
  const taken = takeOrder(stage.root, file, null);
  if (!("placed" in taken)) {
    const { name: tenant, refusals: problems } = taken;
    return { format: 1, tenant, outcome: "refused", drift: [], verdicts: [], problems };
  }
  const { drift, verdicts } = await judgeStanding(taken.placed, stage);
  const outcome = verdicts.some(blocks) ? "refused" : "allowed";
  return { format: 1, tenant: taken.placed.tenant.name, outcome, drift, verdicts, problems: [] };
}

interface Judged extends Pick<RefreshResult, "drift" | "verdicts"> {
  /** What stands as it really is. */
  readonly graph: Graph;
}

/**
 * What isn't as `up` made it, and what every rule says of what stands as it really is.
 * @param at when it is judged. @default now
 * @throws BadInput when the tenant isn't up, Trouble when the engine or the cloud fails
 */
export async function judgeStanding(placed: Placed, stage: Stage, at?: Date): Promise<Judged> {
  const { exported, read } = await readAll(placed, stage);
  const { drift, deployment } = findDrift(exported, read);
  const graph = fromState(deployment, { project: PROJECT, stack: placed.tenant.name });
  const verdicts = [...judgeTenant(placed, placed.settled, graph, at)];
  rememberJudged(stage, placed, "refresh", verdicts);
  return { drift, graph, verdicts };
}

interface Reading {
  readonly exported: Deployment;
  readonly read: readonly StepEventMetadata[];
}

function readAll(placed: Placed, stage: Stage): Promise<Reading> {
  return lookingAt(placed, stage, async (stack) => {
    const exported = await stack.export();
    const standing = standingIn(exported);
    if (standing.length === 0) throw notUp(placed.tenant.name);
    stage.listener.say("Reading everything that stands.", standing.filter(({ custom }) => custom).length);
    const { outcome, errors, read } = await stack.read();
    if (outcome === "cancelled") throw new Cancelled();
    if (outcome === "failed") throw new Trouble("engine-failed", errors);
    return { exported, read };
  });
}

function notUp(name: string): BadInput {
  const say = `${name} isn't up here, so there is nothing to read: bring it up first.`;
  return badInput("not-up", say, { found: name });
}
