import { join } from "node:path";
import type { FoundationTerms } from "../spec/index.ts";
import { declareTenant } from "../stacks/index.ts";
import { type Engine, obtainEngine } from "./engine/index.ts";
import { type Home, openHome } from "./home.ts";
import type { Listener } from "./listener.ts";
import type { Placed } from "./order.ts";
import type { Drawing } from "./plan.ts";
import { openRecords, type Records } from "./records.ts";
import { projectRoot } from "./root.ts";
import { openAws, openGroundAws, openSimulated, type World } from "./world.ts";

/** Where deeds are done: the project, the engine, the world, and who listens. */
export interface Stage extends Drawing {
  readonly home: Home;
  readonly listener: Listener;
  /** The engine, obtained when it is first needed. */
  engine(): Promise<Engine>;
  world(placed: Placed): Promise<World>;
  /** The world for the ground under all tenants. @param numbers of accounts that the platform lists, by their mailboxes */
  ground(terms: FoundationTerms, numbers: ReadonlyMap<string, string>): Promise<World>;
  /** What this checkout remembers of its runs in this world. */
  readonly records: Records;
  /** Folders of the policy packs that judge every run. */
  readonly packs: readonly string[];
}

export interface StageOptions {
  /** True for the simulated world of this checkout, false for AWS as the environment names it. */
  readonly simulate: boolean;
  readonly listener: Listener;
  /** @default `.domicile/` of this checkout, or what `DOMICILE_HOME` names */
  readonly home?: Home;
}

/** The stage of this checkout. */
export function openStage({ simulate, listener, home = openHome(projectRoot) }: StageOptions): Stage {
  let engine: Promise<Engine> | undefined;
  return {
    root: projectRoot,
    home,
    listener,
    engine: () => {
      engine ??= obtainEngine(listener);
      return engine;
    },
    records: openRecords(home, simulate ? "simulated" : "aws"),
    packs: [join(projectRoot, "policies", "pack")],
    world: (placed) => (simulate ? openSimulated(home) : openAws(placed)),
    ground: (terms, numbers) => (simulate ? openSimulated(home, undefined, numbers) : openGroundAws(terms)),
    declare: (input) => declareTenant(input).outputs,
  };
}
