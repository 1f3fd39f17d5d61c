import * as pulumi from "@pulumi/pulumi";
import { getStore, LocalStore, withLocalStorage } from "@pulumi/pulumi/runtime/state.js";
import { graphOf } from "./find.ts";
import type { Graph } from "./graph.ts";
import { Recorder } from "./recorder.ts";

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
}

/** What a program does: declares resources, or fails. */
export type Program = () => Promise<unknown> | unknown;

let running: Promise<unknown> = Promise.resolve();

/**
 * Runs a Pulumi program against a recorder, with no engine and no cloud, and returns all it declares.
 * Nothing that only a cloud could tell is made up: it stays unknown. Captures run one after another, since two settings
 * of the process (length of stack traces, what happens to a failed promise) are changed while one runs and put back.
 * Throws what the program throws, also from within an `apply`.
 */
export function capture(program: Program, place: Place): Promise<Graph> {
  const result = running.then(() => captureAlone(program, place));
  running = result.catch(() => undefined);
  return result;
}

async function captureAlone(program: Program, place: Place): Promise<Graph> {
  // The SDK takes a stack trace for every promise it makes, which is most of the time. Only who has failed needs them.
  try {
    return await withStackTraces(0, () => record(program, place));
  } catch (error) {
    await withStackTraces(Math.max(Error.stackTraceLimit, 10), () => record(program, place));
    throw error;
  }
}

async function record(program: Program, place: Place): Promise<Graph> {
  const recorder = new Recorder({ root: process.cwd(), ...place });
  const { stackResource } = globalThis;
  const failures = await withStore(() => {
    attach(recorder, place);
    return failuresOf(() => run(program));
  });
  globalThis.stackResource = stackResource;
  if (failures.length > 0) throw failures[0];
  return graphOf(place.project, place.stack, recorder.recorded.values());
}

async function run(program: Program): Promise<void> {
  try {
    await pulumi.runtime.runInPulumiStack(async () => {
      await program();
    });
  } finally {
    await settled();
  }
}

/**
 * Runs with a store of the SDK as nobody has used it. Where a stack runs already, as under the stock CLI, that is one
 * beside its own. Elsewhere the process's is lent: one beside it hangs a hook on every promise, a quarter of all time.
 */
async function withStore<T>(within: () => Promise<T>): Promise<T> {
  const store = getStore();
  if (store.stackResource !== undefined) return withLocalStorage(within);
  const before = { ...store };
  const { resourcePackages, resourceModules } = before;
  Object.assign(store, new LocalStore(), { resourcePackages, resourceModules });
  try {
    return await within();
  } finally {
    Object.assign(store, before);
  }
}

function attach(recorder: Recorder, { project, stack }: Place): void {
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

/** What a run throws, and what fails in it with nobody waiting for it. */
async function failuresOf(run: () => Promise<void>): Promise<unknown[]> {
  const failures: unknown[] = [];
  const others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", (error) => failures.push(error));
  try {
    await run().catch((error: unknown) => failures.unshift(error));
    // A failed promise is reported only once the queue of promises is empty.
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.removeAllListeners("unhandledRejection");
    for (const listener of others) process.on("unhandledRejection", listener);
  }
  return failures;
}

async function withStackTraces<T>(limit: number, run: () => Promise<T>): Promise<T> {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = limit;
  try {
    return await run();
  } finally {
    Error.stackTraceLimit = before;
  }
}
