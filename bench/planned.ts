import { capture, type Graph } from "../graph/index.ts";
import { judgeTenant, type Verdict } from "../policies/index.ts";
import { declareTenant } from "../stacks/index.ts";
import { type Measurable, subject } from "./subject.ts";

export interface Planned {
  readonly of: Measurable;
  readonly graph: Graph;
}

/** Captures a tenant's plan, under another name if one is given. */
export async function captured(name?: string): Promise<Planned> {
  const of = subject(name);
  const { product, platform, accounts, digest } = of.order;
  const program = () => declareTenant({ settled: of.settled, product, platform, accounts, digest });
  const graph = await capture(program, { project: "domicile", stack: of.settled.tenant.name });
  return { of, graph };
}

/** Judges a captured plan by every rule. */
export function judged({ of, graph }: Planned): readonly Verdict[] {
  return judgeTenant(of.order, of.settled, graph);
}
