import type { Graph } from "../../graph/index.ts";
import { foundationRules, foundationSubjectOf, judge, type Verdict } from "../../policies/index.ts";
import type { FoundationInput, Numbers, Pass } from "../../stacks/index.ts";
import { captured } from "../captured.ts";
import { type DrivenStack, driveStack, type Engine, PROJECT } from "../engine/index.ts";
import { reconcile } from "../repair/index.ts";
import type { Stage } from "../stage.ts";
import { type Standing, standingIn } from "../standing.ts";
import type { World } from "../world.ts";

/** One pass, opened in its world. */
export interface PassSession {
  readonly stack: DrivenStack;
  readonly standing: readonly Standing[];
  readonly declared: Graph;
  /** Every rule on what the program declares: no pack judges these stacks. */
  readonly verdicts: readonly Verdict[];
}

/** What all passes share. */
export interface Site {
  readonly stage: Stage;
  readonly input: FoundationInput;
  readonly engine: Engine;
  readonly world: World;
}

/** Opens a pass, and mends its state of what ended runs left behind when it is about to be changed. */
export async function openPass(site: Site, pass: Pass, numbers: Numbers, mend: boolean): Promise<PassSession> {
  const { stage, input, engine, world } = site;
  const { home, listener, root } = stage;
  const name = `foundation.${pass.name}`; // no tenant's name has a dot
  const program = async () => pass.declare(numbers);
  const stack = await driveStack({ engine, world, home, listener, name, packs: [], program });
  const declared = await captured(() => pass.declare(numbers), { project: PROJECT, stack: name, root });
  const look = async () => ({ exported: await stack.export(), declared });
  const task = { stack, search: world.search, tenant: pass.owner, listener, look, mend, making: true };
  const { seen } = await reconcile(task);
  return { stack, standing: standingIn(seen.exported), declared, verdicts: judgePass(input, declared) };
}

function judgePass({ tenants }: FoundationInput, graph: Graph): readonly Verdict[] {
  const deployers = tenants.map(({ deployer }) => deployer);
  return judge(foundationRules, foundationSubjectOf(tenants, deployers, graph));
}
