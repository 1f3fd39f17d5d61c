import { recordOf } from "../law/index.ts";
import { befall, type Faults, readFaults, startSimulator, UnfitFaults } from "../simulator/index.ts";
import { BadInput, type FoundationTerms, problemOf } from "../spec/index.ts";
import { OWNER } from "../stacks/index.ts";
import type { Home } from "./home.ts";
import type { Placed } from "./order.ts";
import { type Search, searchAws } from "./search/index.ts";

/** Where a tenant comes to stand: AWS, or the simulated one. The engine never knows which. */
export interface World {
  /** What the engine's environment must say for it to reach this world. */
  readonly environment: Readonly<{ [name: string]: string }>;
  /** Address of the state, as Pulumi writes it. */
  readonly state: string;
  /** What seals secrets in the state, as Pulumi writes it; a passphrase when absent. */
  readonly secrets?: string;
  /** What it can be asked when a run left things that the state doesn't know. */
  readonly search: Search;
  /** Numbers that accounts will get when they are made, by their mailboxes: known of a simulated world alone. */
  readonly numbers?: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

/** Name of the environment variable that makes the simulated world fail: a JSON list of faults. */
const FAULTS = "DOMICILE_FAULTS";

/**
 * The simulated world of this checkout, as the last run left it.
 * @param faults how it fails; as `DOMICILE_FAULTS` says when absent
 * @param numbers that accounts get when they are made, by their mailboxes; new ones when absent
 * @throws BadInput when that is no list of faults
 */
export async function openSimulated(
  home: Home,
  faults = faultsIn(process.env),
  numbers: ReadonlyMap<string, string> = new Map(),
): Promise<World> {
  const simulator = await startSimulator({ home: home.folder, faults, numbers });
  const sealed = {
    PULUMI_CONFIG_PASSPHRASE_FILE: home.passphrase,
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
  return {
    environment: { ...sealed, ...simulator.environment },
    state: simulator.state,
    numbers,
    search: {
      tagged: async (site, tenant) => simulator.search.tagged(site, OWNER, tenant),
      listed: async (site, type, inputs) => simulator.search.listed(site, type, inputs),
    },
    close: () => simulator.close(),
  };
}

function faultsIn({ [FAULTS]: found }: NodeJS.ProcessEnv): Faults {
  try {
    return befall(found ? readFaults(found) : []);
  } catch (error) {
    if (!(error instanceof UnfitFaults)) throw error;
    throw new BadInput(
      "unfit-faults",
      error.says.map((say) => problemOf(`${FAULTS}: ${say}`, { path: FAULTS })),
    );
  }
}

/**
 * AWS with the credentials of the environment. State and its key are where the law puts them, under the names that the
 * accounts' foundation gives them.
 */
export async function openAws({ settled, accounts }: Placed): Promise<World> {
  return { environment: {}, ...recordOf(settled, accounts), search: searchAws, async close() {} };
}

/** AWS for the ground under all tenants: its own record lies in the management account, under names made by hand. */
export async function openGroundAws({ account, region }: FoundationTerms): Promise<World> {
  return {
    environment: {},
    state: `s3://domicile-foundation-${account}-${region}?region=${region}`,
    secrets: `awskms://alias/domicile-foundation?region=${region}`,
    search: searchAws,
    async close() {},
  };
}
