import { join } from "node:path";
import { z } from "zod";
import { type FoundationInput, mailsOf, type Numbers, type Pass, passesOf } from "../../stacks/index.ts";
import type { FoundationResult, PassResult } from "../shapes/index.ts";
import type { Stage } from "../stage.ts";
import { notOurs, takeTurn } from "../turn.ts";
import { takeFoundation } from "./input.ts";
import { type LayOptions, lay, waiting } from "./lay.ts";
import { linesFor, writeNumbers } from "./lines.ts";
import type { Site } from "./session.ts";
import { stopped } from "./stopped.ts";

export interface FoundationOptions extends LayOptions {
  /** True to write new account numbers into platform/platform.yaml. @default they are told alone */
  readonly write?: boolean;
}

/**
 * Lays the ground under all tenants, pass by pass: each is judged, previewed, and only then made, and the next begins once
 * it stands. The first that doesn't end well is the last.
 * @throws BadInput when a file is wrong, Trouble when the engine or the cloud fails before a pass has changed anything
 */
export async function foundation(stage: Stage, options: FoundationOptions): Promise<FoundationResult> {
  const { input, elsewhere } = takeFoundation(stage.root);
  const release = options.up ? takeGround(stage) : () => {};
  try {
    const { numbers, result } = await inWorld(stage, input, options);
    const platform = linesFor(input, numbers);
    if (options.write) writeNumbers(stage.root, input, numbers);
    return { format: 1, ...result, accounts: numbers, platform, elsewhere: [...elsewhere] };
  } finally {
    release();
  }
}

async function inWorld(stage: Stage, input: FoundationInput, options: LayOptions): Promise<Laid> {
  const engine = await stage.engine();
  const world = await stage.ground(input.terms, numbersListed(input));
  try {
    return await layAll({ stage, input, engine, world }, options);
  } finally {
    await world.close();
  }
}

/** One process at a time lays the ground. No tenant's name has a dot. */
function takeGround({ home }: Stage): () => void {
  const turn = takeTurn(join(home.work("foundation.ground"), "at-work"));
  if ("release" in turn) return turn.release;
  throw notOurs("the foundation", turn);
}

/** Accounts that the platform lists already, by the mailboxes under which they would be made. */
function numbersListed(input: FoundationInput): ReadonlyMap<string, string> {
  const mails = input.tenants.flatMap(({ settled: { tenant } }) => {
    const listed = input.platform.tenants[tenant.name];
    const { tenant: own, backup } = mailsOf(input, tenant.name);
    if (listed === undefined) return [];
    return [[own, listed.tenant] as const, [backup, listed.backup] as const];
  });
  return new Map(mails);
}

interface Laid {
  readonly numbers: Numbers;
  readonly result: Pick<FoundationResult, "outcome" | "passes" | "nameServers">;
}

async function layAll(site: Site, options: LayOptions): Promise<Laid> {
  const passes: PassResult[] = [];
  let told: Told = {};
  for (const pass of passesOf(site.input)) {
    if (!hasItsTurn(pass, passes, told, site)) {
      passes.push(waiting(pass));
      continue;
    }
    const layer = await lay(site, pass, told.accounts ?? {}, options).catch((error) => stopped(error, passes));
    passes.push(layer.pass);
    told = { ...told, ...toldShape.parse(layer.told) };
  }
  const { accounts = {}, nameServers = [] } = told;
  return { numbers: accounts, result: { outcome: outcomeOf(passes, options.up), passes, nameServers } };
}

/** What the passes tell of themselves that others need. */
const toldShape = z.object({
  accounts: z.record(z.string(), z.object({ tenant: z.string(), backup: z.string() })).optional(),
  nameServers: z.array(z.string()).optional(),
});
type Told = z.output<typeof toldShape>;

function hasItsTurn(pass: Pass, before: readonly PassResult[], { accounts = {} }: Told, { input }: Site): boolean {
  if (before.some(({ outcome }) => isBad(outcome))) return false;
  return !pass.needsNumbers || input.tenants.every(({ settled: { tenant } }) => tenant.name in accounts);
}

function outcomeOf(passes: readonly PassResult[], up: boolean): FoundationResult["outcome"] {
  const bad = passes.map(({ outcome }) => outcome).find(isBad);
  return bad ?? (up ? "succeeded" : "allowed");
}

function isBad(outcome: PassResult["outcome"]): outcome is "refused" | "failed" | "cancelled" {
  return outcome === "refused" || outcome === "failed" || outcome === "cancelled";
}
