import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { awsAt, awsKinds, awsPackage, keepNumbers } from "./aws/index.ts";
import { type ByHand, handsIn } from "./by-hand.ts";
import { expire, type Kinds } from "./kinds/index.ts";
import { kubernetesAt, kubernetesKinds, kubernetesPackage } from "./kubernetes/index.ts";
import { type Faults, type Listening, serve } from "./protocol/index.ts";
import { randomPackage } from "./random/index.ts";
import { type Search, searchOf } from "./search.ts";
import { openWorld, type Thing, type World } from "./world/index.ts";

export interface SimulatorArgs {
  /** The project's `.domicile` folder: world and Pulumi state are kept here, readable by their owner only. */
  readonly home: string;
  /**
   * Numbers that accounts get when somebody makes them, by the mailbox of their root: as the vendor's platform has them
   * already. @default new ones
   */
  readonly numbers?: ReadonlyMap<string, string>;
  /** What time it is in the simulated world. @default the time of this machine */
  readonly now?: () => Date;
  /** Called around each call that changes or reads the world; see `befall`. @default nothing ever fails */
  readonly faults?: Faults;
}

/** A simulated AWS behind Pulumi's provider protocol, kept between runs. */
export interface Simulator {
  /** What the engine needs in its environment to use this world in place of a cloud. */
  readonly environment: Readonly<Record<string, string>>;
  /** Pulumi backend URL of the state that belongs to this world. */
  readonly state: string;
  /** Everything that exists, also what AWS made by itself and what is pending deletion; of one account, or of all. */
  inventory(account?: string): readonly Thing[];
  /** Changes made past every stack, as in the console: what a refresh then finds has drifted. */
  readonly byHand: ByHand;
  readonly search: Search;
  close(): Promise<void>;
}

/** Opens the world kept in `home`, or begins an empty one, and serves it; other processes may do so meanwhile. */
export async function startSimulator({ home, numbers, now, faults }: SimulatorArgs): Promise<Simulator> {
  const state = join(home, "state");
  mkdirSync(state, { recursive: true, mode: 0o700 });
  const world = openWorld(join(home, "world"), now ?? (() => new Date()));
  const kinds: Kinds = new Map([...awsKinds, ...kubernetesKinds].map((kind) => [kind.type, kind]));
  expire(world, kinds);
  if (numbers !== undefined) keepNumbers(world, numbers);
  const listening = await serveAll(world, kinds, faults ?? (() => {}));
  return {
    environment: { PULUMI_DEBUG_PROVIDERS: listening.map(([name, { port }]) => `${name}:${port}`).join(",") },
    // Without files beside its files: an eighth of the time that the engine spends in an up.
    state: `${pathToFileURL(state).href}?metadata=skip`,
    inventory: (account) => {
      world.catchUp();
      return world.all().filter((thing) => account === undefined || thing.account === account);
    },
    byHand: handsIn(world, { aws: awsAt(world, kinds), kubernetes: kubernetesAt(world, kinds) }),
    search: searchOf(world, kinds),
    close: async () => {
      await Promise.all(listening.map(([, provider]) => provider.close()));
      world.close();
    },
  };
}

type Served = readonly (readonly [string, Listening])[];

async function serveAll(world: World, kinds: Kinds, faults: Faults): Promise<Served> {
  const packages = [awsPackage(world, kinds), kubernetesPackage(world, kinds), randomPackage()];
  return Promise.all(packages.map(async (provider) => [provider.name, await serve(provider, faults)] as const));
}
