import { blocks } from "../../policies/index.ts";
import { BadInput, nameIn, PLATFORM_FILE, problemOf } from "../../spec/index.ts";
import { mailsOf, type Numbers, type Pass } from "../../stacks/index.ts";
import { judgeLosses } from "../guard.ts";
import { changesAnything } from "../preview.ts";
import type { PassResult } from "../shapes/index.ts";
import { standingIn, toldBy } from "../standing.ts";
import { countChanges, countDeclared, stepsOf } from "../steps.ts";
import { Cancelled, Trouble } from "../trouble.ts";
import { sortVerdicts } from "../verdicts.ts";
import { openPass, type PassSession, type Site } from "./session.ts";

export interface LayOptions {
  /** True to make it so, false to say what would change. */
  readonly up: boolean;
  /** Urns that may be deleted or replaced though they hold something. @default none */
  readonly replace?: readonly string[];
  /** Asked before a pass changes something; no means cancelled. @default yes */
  readonly confirm?: (pass: PassResult) => Promise<boolean>;
}

/** A pass that had its turn. */
export interface Layer {
  readonly pass: PassResult;
  /** What its stack tells of itself; nothing while it doesn't stand. */
  readonly told: Readonly<Record<string, unknown>>;
}

/**
 * Previews one pass, and makes it so when every rule holds.
 * @throws BadInput when it would make accounts that the platform lists already, Trouble and Cancelled before anything is
 * changed
 */
export async function lay(site: Site, pass: Pass, numbers: Numbers, options: LayOptions): Promise<Layer> {
  site.stage.listener.say(`${pass.name}: ${pass.says}.`);
  const session = await openPass(site, pass, numbers, options.up);
  const done = await decide(session, pass, site, options);
  return { pass: done, told: toldBy(standingIn(await session.stack.export())) ?? {} };
}

async function decide(session: PassSession, pass: Pass, site: Site, options: LayOptions): Promise<PassResult> {
  const previewed = await previewPass(session, pass, options.replace ?? []);
  refuseDoubles(site, previewed);
  if (!options.up || previewed.outcome === "refused") return previewed;
  const isWhole = !changesAnything(previewed.changes) && toldBy(session.standing) !== undefined;
  if (isWhole) return { ...previewed, outcome: "succeeded" };
  if (options.confirm && !(await options.confirm(previewed))) throw new Cancelled();
  site.stage.listener.say("Every rule holds. Making it so.", countDeclared(session.declared));
  return makeSo(session, previewed);
}

/** What is said of a pass whose turn hasn't come. */
export function waiting({ name, says }: Pass): PassResult {
  return { pass: name, says, outcome: "waiting", changes: countChanges([], []), steps: [], verdicts: [] };
}

async function previewPass(session: PassSession, pass: Pass, replace: readonly string[]): Promise<PassResult> {
  const run = await session.stack.preview();
  if (run.outcome === "cancelled") throw new Cancelled();
  if (run.outcome === "failed") throw new Trouble("engine-failed", run.errors);
  const steps = stepsOf(run.steps, session.declared, run.read);
  const verdicts = sortVerdicts([...session.verdicts, ...judgeLosses(run.steps, steps, replace)]);
  const outcome = verdicts.some(blocks) ? "refused" : "allowed";
  return { pass: pass.name, says: pass.says, outcome, changes: countChanges(run.steps, steps), steps, verdicts };
}

async function makeSo({ stack, declared }: PassSession, previewed: PassResult): Promise<PassResult> {
  const run = await stack.up();
  const changes = countChanges(run.steps, stepsOf(run.steps, declared, run.read));
  const done = { ...previewed, outcome: run.outcome, changes };
  if (run.outcome !== "failed") return done;
  const { code, problems } = new Trouble("engine-failed", run.errors);
  return { ...done, error: { code, problems: [...problems] } };
}

/** Accounts that the platform lists and this organisation doesn't know stand somewhere else: nobody wants them twice. */
function refuseDoubles({ input, world }: Site, { steps }: PassResult): void {
  const made = steps.filter(({ op, urn }) => op === "create" && urn.includes("aws:organizations/account:Account::"));
  const names = made.map(({ urn }) => nameIn(urn));
  const doubled = input.tenants.filter(({ settled: { tenant } }) => {
    const promised = world.numbers?.has(mailsOf(input, tenant.name).tenant) === true;
    return tenant.name in input.platform.tenants && names.includes(tenant.name) && !promised;
  });
  if (doubled.length === 0) return;
  const problems = doubled.map(({ settled: { tenant } }) => {
    const path = `tenants.${tenant.name}`;
    const say = `${path}: its accounts are listed, and this organisation didn't make them. Take the entry out to have new ones made, or import the two accounts into the stack foundation.organisation.`;
    return problemOf(say, {
      file: PLATFORM_FILE,
      path,
      found: input.platform.tenants[tenant.name]?.tenant ?? null,
    });
  });
  throw new BadInput("accounts-stand-already", problems);
}
