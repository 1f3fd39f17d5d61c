import type { Graph } from "../graph/index.ts";
import type { TenantInput } from "../stacks/index.ts";
import type { Placed } from "./order.ts";
import { captureTenant, type Drawing } from "./plan.ts";
import type { Standing } from "./standing.ts";
import { declareStanding } from "./unmade.ts";

/** A tenant's program as one session runs it: what stands decides a part of what it declares. */
export interface TenantProgram {
  /** What the engine calls. */
  run(): Promise<ReturnType<Drawing["declare"]>>;
  /** Takes in what stands, for every run from now on, and says what it declares then. */
  settle(standing: readonly Standing[]): Promise<Graph>;
  /** What it would declare if the tenant stayed. */
  staying(): Promise<Graph>;
}

/** @param leaving when the tenant is taken down; undefined while it stays */
export function tenantProgram({ root, declare }: Drawing, placed: Placed, leaving: Date | undefined): TenantProgram {
  let stays: TenantInput = placed;
  let begin = () => {};
  const inputNow = () => ({ ...stays, ...(leaving && { leaving }) });
  return {
    run: async () => {
      begin();
      return declare(inputNow());
    },
    settle: async (standing) => {
      stays = { ...stays, ...rangeOf(standing) };
      const declared = await captureTenant(root, inputNow(), declare);
      if (leaving) begin = () => declareStanding(declared, new Set(standing.map(({ urn }) => urn)));
      return declared;
    },
    staying: () => captureTenant(root, stays, declare),
  };
}

/** The tenant's network as it stands: it never moves again. */
function rangeOf(standing: readonly Standing[]): { range?: string } {
  const range = standing.find(({ type }) => type === "aws:ec2/vpc:Vpc")?.inputs?.cidrBlock;
  return typeof range === "string" ? { range } : {};
}
