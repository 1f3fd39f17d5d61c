import { exportStack } from "../../operations/export.ts";
import { standingIn } from "../../operations/standing.ts";
import type { TestStage } from "./stage.ts";

/** What the cloud holds held against what the state knows, as `type id`. */
export interface Accounts {
  /** Made by us, still there, and in no state: twice what the state has once, too. */
  readonly orphans: readonly string[];
  /** In the state, and not in the cloud. */
  readonly missing: readonly string[];
}

/**
 * Holds the states of all tenants of a simulated cloud against what it holds, thing by thing. What waits for its end is
 * nobody's any more.
 */
export async function accounted(stage: TestStage, tenants: readonly string[] = ["almendro"]): Promise<Accounts> {
  const things = (await stage.inventory()).filter(({ until }) => until === null);
  const states = await Promise.all(tenants.map((tenant) => exportStack(tenant, stage)));
  const state = states
    .flatMap(standingIn)
    .filter(({ custom, type }) => custom && !type.startsWith("pulumi:") && !type.startsWith("random:"));
  const known = state.map(({ type, id }) => `${type} ${id}`);
  const ours = things.filter(({ madeBy }) => madeBy === "us").map(({ type, id }) => `${type} ${id}`);
  const ids = new Set(things.map(({ id }) => id));
  return {
    orphans: without(ours, known),
    missing: state.filter(({ id = "" }) => !ids.has(id)).map(({ type, id }) => `${type} ${id}`),
  };
}

/** What is left of `all` when each of `some` is taken out once. */
function without(all: readonly string[], some: readonly string[]): string[] {
  const left = [...some];
  return all.filter((each) => {
    const found = left.indexOf(each);
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
}
