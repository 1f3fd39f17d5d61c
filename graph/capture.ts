import * as pulumi from "@pulumi/pulumi";
import { getStore, LocalStore, type Store, withLocalStorage } from "@pulumi/pulumi/runtime/state.js";
import { toItsEnd } from "./ending.ts";
import { graphOf } from "./find.ts";
import type { Graph } from "./graph.ts";
import { Mistake } from "./mistake.ts";
import { Recorder } from "./recorder.ts";
import { sourceIn } from "./source.ts";
import { traced, untraced } from "./traces.ts";
import { waitingIn } from "./waiting.ts";

export interface Place {
  /** Name of the Pulumi project. */
  readonly project: string;
  /** Name of the stack: the tenant's. */
  readonly stack: string;
  /**
   * Folder that source positions are relative to.
   * @default the working directory
   */
  readonly root?: string;
  /**
   * Milliseconds after which a program that does nothing any more is given up, in a process that has more to do.
   * @default 30,000: there is no cloud to wait for
   */
  readonly patience?: number;
}

const PATIENCE = 30_000;

/** What a program does: declares resources, or fails. */
export type Program = () => Promise<unknown> | unknown;

let running: Promise<unknown> = Promise.resolve();

/** Whether a program failed in this process: what it left under way finds the process's store whenever it goes on. */
let isLittered = false;

/**
 * Runs a Pulumi program against a recorder, with no engine and no cloud, and returns all it declares.
 * Nothing that only a cloud could tell is made up: it stays unknown. Captures run one after another, since two settings
 * of the process (length of stack traces, what happens to a failed promise) are changed while one runs and put back.
 * @throws Mistake whatever the program does wrong, also within an `apply`, and also when it would never end
 */
export function capture(program: Program, place: Place): Promise<Graph> {
  const result = running.then(() => captureAlone(program, place));
  running = result.catch(() => undefined);
  return result;
}

async function captureAlone(program: Program, place: Place): Promise<Graph> {
  try {
    return await untraced(() => record(program, place));
  } catch (error) {
    if (error instanceof Mistake && error.source !== null) throw error;
    await traced(() => record(program, place));
    throw error;
  }
}

async function record(program: Program, place: Place): Promise<Graph> {
  const root = place.root ?? process.cwd();
  const recorder = new Recorder({ ...place, root });
  const { stackResource } = globalThis;
  try {
    await withStore(() => {
      const store = attach(recorder, place);
      const run = () => pulumi.runtime.runInPulumiStack(() => declared(program, recorder)).then(settled);
      const patience = place.patience ?? PATIENCE;
      return toItsEnd(run, { progress: () => recorder.recorded.size, stalled: () => waitingIn(store, root), patience });
    });
  } catch (error) {
    isLittered = true;
    throw mistakeOf(error, recorder.refused, root);
  } finally {
    globalThis.stackResource = stackResource;
  }
  return graphOf(place.project, place.stack, recorder.recorded.values());
}

/**
 * Runs with a store of the SDK as nobody has used it. Where a stack runs already, as under the stock CLI, or what a
 * failed program left may still declare something, that is one beside the process's own. Elsewhere that is lent: one
 * beside it hangs a hook on every promise, a quarter of all time.
 */
async function withStore<T>(within: () => Promise<T>): Promise<T> {
  const store = getStore();
  if (isLittered || store.stackResource !== undefined) return withLocalStorage(within);
  const before = { ...store };
  const { resourcePackages, resourceModules } = before;
  Object.assign(store, new LocalStore(), { resourcePackages, resourceModules });
  try {
    return await within();
  } finally {
    Object.assign(store, before);
  }
}

async function declared(program: Program, { given }: Recorder): Promise<void> {
  const { stackResource } = getStore();
  if (stackResource !== undefined) keepLast(stackResource, given.transformation);
  await program();
}

/** A program that transforms its whole stack is to be given all that its resources are given. */
function keepLast(stack: { __transformations?: readonly unknown[] }, last: pulumi.ResourceTransformation): void {
  let others = stack.__transformations ?? [];
  const get = () => [...others, last];
  const set = (all: readonly unknown[]) => {
    others = all.filter((one) => one !== last);
  };
  Object.defineProperty(stack, "__transformations", { get, set });
}

function mistakeOf(error: unknown, refused: Recorder["refused"], root: string): Mistake {
  if (error instanceof Mistake) return error;
  const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
  return new Mistake(refused?.say ?? message, refused?.source ?? sourceIn(stack, root), error);
}

function attach(recorder: Recorder, { project, stack }: Place): Store {
  const store = getStore();
  const { options } = store.settings;
  store.settings.monitor = recorder;
  store.config = {};
  Object.assign(options, { project, stack, dryRun: true, parallel: -1, monitorAddr: "mock", engineAddr: "" });
  store.supportsSecrets = true;
  store.supportsResourceReferences = true;
  store.supportsDeletedWith = true;
  store.supportsReplaceWith = true;
  store.supportsAliasSpecs = true;
  store.supportsParameterization = true;
  return store;
}

/** Waits until every registration is answered, those included that an answer set off. */
async function settled(): Promise<void> {
  const { settings } = getStore();
  let waitedFor: unknown;
  while (waitedFor !== settings.rpcDone) {
    waitedFor = settings.rpcDone;
    await waitedFor;
  }
}
