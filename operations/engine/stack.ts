import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import {
  ConcurrentUpdateError,
  type Deployment,
  type EngineEvent,
  LocalWorkspace,
  type PulumiFn,
  type Stack,
  type StackSettings,
} from "@pulumi/pulumi/automation/index.js";
import { stringify } from "yaml";
import { replaceFile } from "../files.ts";
import type { Home } from "../home.ts";
import type { Listener } from "../listener.ts";
import { inTurn } from "../turn.ts";
import type { World } from "../world.ts";
import type { Engine } from "./engine.ts";
import { onInterrupt } from "./interrupt.ts";
import { removeDeadLocks } from "./locks.ts";
import { PROJECT } from "./project.ts";
import { plain, Recorder, type RunRecord } from "./record.ts";
import { inScratch } from "./scratch.ts";
import { analyzerPath } from "./shim.ts";
import { engineTrouble } from "./trouble.ts";

/** What of a world the engine needs: which one it is, it never knows. */
type Backing = Pick<World, "environment" | "state" | "secrets">;

export interface StackOptions {
  readonly engine: Engine;
  readonly home: Home;
  readonly world: Backing;
  /** Name of the stack: the tenant's. */
  readonly name: string;
  /** What to declare; absent where nothing is declared, as when destroying. */
  readonly program?: PulumiFn;
  /** Folders of the policy packs that judge each run. */
  readonly packs: readonly string[];
  /** What the packs and the program are told beside what the world says. */
  readonly environment?: Readonly<{ [name: string]: string }>;
  readonly listener: Listener;
}

/** How one run ended, and what the engine told about it. */
export interface Run extends RunRecord {
  readonly outcome: "succeeded" | "failed" | "cancelled";
}

/** What a run is about: everything, unless it says less. */
export interface Scope {
  /** Urns to change, and no others. @default all */
  readonly only?: readonly string[];
  /** Urns to leave alone. @default none */
  readonly but?: readonly string[];
  /** Whether what stands is read first. @default true */
  readonly read?: boolean;
  /** Whether the packs judge it. They see nothing of what a run is not about. @default true */
  readonly judged?: boolean;
}

interface RunOptions {
  readonly onEvent: (event: EngineEvent) => void;
  readonly signal: AbortSignal;
  readonly color: "never";
}

/** One stack, driven by the engine. */
export interface DrivenStack {
  /** As `up` would do it. */
  preview(scope?: Scope): Promise<Run>;
  up(scope?: Scope): Promise<Run>;
  /** @param keep urns that stay, in the state too; none when absent */
  destroy(keep?: readonly string[]): Promise<Run>;
  /** Reads everything that stands, and writes nothing down. */
  read(): Promise<Run>;
  /** The state as `pulumi stack export` prints it, secrets sealed. */
  export(): Promise<Deployment>;
  /** Puts another state in the place of this one, unless a run is at work. */
  replace(state: Deployment): Promise<void>;
  /** Reads what is in a state of its own, which is gone afterwards: what doesn't exist is left out. */
  lookAt(state: Deployment): Promise<Reading>;
}

/** Opens the stack in the world's state, making it if there is none, and frees it of a dead run's lock. */
export async function driveStack(options: StackOptions): Promise<DrivenStack> {
  const { home, name } = options;
  const stack = await inTurn(join(home.work(name), "opening"), name, () => open(options));
  const what = ({ only, but, read = true, judged = true }: Scope = {}) => ({
    ...(read && { refresh: true }),
    ...(judged && { policyPacks: options.packs.map(listed) }),
    ...(only && { target: [...only] }),
    ...(but && { exclude: [...but] }),
  });
  return {
    preview: (scope) => run(options, (each) => stack.preview({ ...each, ...what(scope) })),
    up: (scope) => run(options, (each) => stack.up({ ...each, ...what(scope) })),
    read: () => run(options, (each) => stack.previewRefresh(each)),
    destroy: (keep = []) => run(options, (each) => stack.destroy({ ...each, exclude: [...keep] })),
    export: () => exportSealed(options),
    replace: (state) => stack.importStack(state).catch((error) => engineTrouble(error, options)),
    lookAt: (state) => inScratch(options, (scratch) => readAll(scratch, state)),
  };
}

/** The engine takes folders of packs apart at commas, as a line of CSV. */
function listed(folder: string): string {
  return `"${folder.replaceAll('"', '""')}"`;
}

/** What was found of a state's resources. */
export interface Reading {
  readonly state: Deployment;
  /** What couldn't be read, with the provider's reason. */
  readonly unread: ReadonlyMap<string, string>;
}

async function readAll(options: StackOptions, state: Deployment): Promise<Reading> {
  const stack = await open(options);
  await stack.importStack(state).catch((error) => engineTrouble(error, options));
  const unread = new Map<string, string>();
  const onEvent = ({ diagnosticEvent: told }: EngineEvent) => {
    if (told?.severity === "error" && told.urn) unread.set(told.urn, plain(told.message));
  };
  await stack.refresh({ onEvent, color: "never" }).catch((error) => {
    if (unread.size === 0) engineTrouble(error, options);
  });
  return { state: await exportSealed(options), unread };
}

async function open(options: StackOptions): Promise<Stack> {
  const { engine, home, world, name, program } = options;
  const none = async () => {};
  freeDeadLocks(options);
  replaceFile(join(home.work(name), "Pulumi.yaml"), projectFile(world));
  return LocalWorkspace.createOrSelectStack(
    { projectName: PROJECT, stackName: name, program: program ?? none },
    {
      pulumiCommand: engine.command,
      pulumiHome: home.pulumi,
      workDir: home.work(name),
      ...firstSettings(home, name),
      envVars: engineEnvironment(options),
      ...(world.secrets && { secretsProvider: world.secrets }),
    },
  ).catch((error) => engineTrouble(error, options));
}

function projectFile({ state }: Backing): string {
  return stringify({ name: PROJECT, runtime: "nodejs", backend: { url: state } });
}

function engineEnvironment({ engine, home, world, environment }: StackOptions): { [name: string]: string } {
  const path = [...analyzerPath(engine, home.bin, process.env.PATH), process.env.PATH].join(delimiter);
  return { PULUMI_SKIP_UPDATE_CHECK: "true", ...world.environment, ...environment, PATH: path };
}

/** The Automation API would open the secrets of what it exports; the command alone keeps them sealed. */
async function exportSealed(options: StackOptions): Promise<Deployment> {
  const { engine, home, name } = options;
  const environment = { ...process.env, PULUMI_HOME: home.pulumi, ...engineEnvironment(options) };
  const command = ["stack", "export", "--stack", name, "--non-interactive"];
  const { stdout } = await promisify(execFile)(engine.command.command, command, {
    cwd: home.work(name),
    env: environment,
    maxBuffer: 1 << 28,
  }).catch((error) => engineTrouble(error, options));
  return JSON.parse(stdout);
}

/** Written once: the engine adds what it needs to open the stack's secrets again. */
function firstSettings(home: Home, name: string): { stackSettings?: { [stack: string]: StackSettings } } {
  if (existsSync(join(home.work(name), `Pulumi.${name}.yaml`))) return {};
  return { stackSettings: { [name]: { config: { "pulumi:disable-default-providers": ["*"] } } } };
}

function freeDeadLocks({ world, name, listener }: StackOptions): void {
  if (removeDeadLocks(world.state, PROJECT, name) === 0) return;
  listener.say("The last run on this tenant was ended by force: its lock is taken away.");
}

async function run(options: StackOptions, start: (options: RunOptions) => Promise<unknown>): Promise<Run> {
  const recorder = new Recorder(options.listener);
  const interrupt = onInterrupt(() => recorder.interrupted);
  try {
    await start({ onEvent: recorder.hear, signal: interrupt.signal, color: "never" });
    return { outcome: interrupt.asked() ? "cancelled" : "succeeded", ...recorder.record() };
  } catch (error) {
    if (interrupt.asked()) return { outcome: "cancelled", ...recorder.record() };
    const record = recorder.record();
    const isLocked = error instanceof ConcurrentUpdateError;
    if (!isLocked && (record.violations.length > 0 || record.errors.length > 0))
      return { outcome: "failed", ...record };
    return engineTrouble(error, options);
  } finally {
    interrupt.release();
  }
}
