import type { Graph } from "../graph/index.ts";
import { judgeTenant, type Verdict } from "../policies/index.ts";
import type { Placed } from "./order.ts";
import { captureTenant } from "./plan.ts";
import { judgeStanding } from "./refresh.ts";
import type { Stage } from "./stage.ts";

/** On what a tenant is judged, and when. */
export interface Judging {
  /** What would be declared, or what really stands. */
  readonly judged: "plan" | "deployed";
  readonly at: Date;
}

/** What was judged, and what every rule says of it. */
interface Judgement {
  readonly graph: Graph;
  readonly verdicts: readonly Verdict[];
}

/**
 * Judges one tenant by every rule, as planned or as it stands.
 * @throws BadInput when what stands is asked for and nothing does
 */
export async function judgementOf(placed: Placed, stage: Stage, { judged, at }: Judging): Promise<Judgement> {
  if (judged === "deployed") return judgeStanding(placed, stage, at);
  const graph = await captureTenant(stage.root, placed, stage.declare);
  return { graph, verdicts: judgeTenant(placed, placed.settled, graph, at) };
}
