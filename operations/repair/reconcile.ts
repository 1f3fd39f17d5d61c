import type { Deployment } from "@pulumi/pulumi/automation/index.js";
import type { Graph } from "../../graph/index.ts";
import type { DrivenStack } from "../engine/index.ts";
import type { Listener } from "../listener.ts";
import type { Search } from "../search/index.ts";
import { Trouble } from "../trouble.ts";
import { isLoss, type Loss, lookForLoss, mend, sayForeign, sayLoss } from "./repair.ts";

/** What the state has and what the program declares, at one moment. */
export interface Sight {
  readonly exported: Deployment;
  readonly declared: Graph;
  /** What of it can be asked for from here. @default all */
  readonly reached?: Graph;
}

export interface Reconciling<Seen extends Sight> {
  readonly stack: DrivenStack;
  readonly search: Search;
  readonly tenant: string;
  readonly listener: Listener;
  look(): Promise<Seen>;
  /** Whether the state is mended, or only looked at. */
  readonly mend: boolean;
  /** Whether what somebody else has by our names is in the way. */
  readonly making: boolean;
}

/** What is seen in the end, and the ids by urn of what the cloud has and the state still doesn't. */
export interface Reconciled<Seen extends Sight> {
  readonly seen: Seen;
  readonly lost: ReadonlyMap<string, string>;
}

/**
 * Looks up what a run that didn't end well left behind, says it, and mends the state of it, until nothing is left: what
 * stands beneath a thing can be looked for once the state has that thing.
 * @throws Trouble when something can't be told, or goes by a name that we need and isn't ours
 */
export async function reconcile<Seen extends Sight>(task: Reconciling<Seen>): Promise<Reconciled<Seen>> {
  const { stack, listener, look, making } = task;
  const seen = await look();
  const loss = await lookForLoss(seen.exported, { ...task, declared: seen.reached ?? seen.declared });
  if (making && loss.foreign.length > 0) throw new Trouble("name-taken", sayForeign(loss));
  for (const say of sayLoss(loss)) listener.say(say);
  if (!task.mend || !isLoss(loss)) return { seen, lost: idsOf(loss) };
  await mend(loss, stack);
  return reconcile(task);
}

function idsOf({ findings }: Loss): ReadonlyMap<string, string> {
  return new Map(findings.map(({ resource: { urn, id = "" } }) => [urn, id]));
}
