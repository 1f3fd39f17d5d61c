import { type Home, openHome } from "./home.ts";
import { projectRoot } from "./root.ts";
import type { SimulatorResult } from "./shapes/index.ts";
import { openSimulated } from "./world.ts";

/** A simulated world that is served on its own. */
export interface Served {
  /** What whoever wants to use it has to know. */
  readonly told: SimulatorResult;
  /** Ends it; the world stays in its folder. */
  close(): Promise<void>;
}

/**
 * Serves the simulated world of this checkout, for stock Pulumi and whatever else drives an engine by itself.
 * @throws BadInput when `DOMICILE_FAULTS` is no list of faults
 */
export async function simulate(home: Home = openHome(projectRoot)): Promise<Served> {
  const world = await openSimulated(home);
  const environment = { PULUMI_BACKEND_URL: world.state, ...world.environment };
  return { told: { format: 1, home: home.folder, environment }, close: () => world.close() };
}
