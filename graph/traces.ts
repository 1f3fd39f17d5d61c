import debuggable from "@pulumi/pulumi/runtime/debuggable.js";

/** How many lines of the program's own a plan may name of one resource: its constructor, and three that led to it. */
const OWN = 4;

/**
 * Runs without stack traces and without a watch on every promise that the SDK makes, which are half of the time and
 * memory of a capture. Only the traces in which it looks for the line that declares a resource are taken, and go no
 * further than that line and its callers.
 */
export async function untraced<T>(run: () => Promise<T>): Promise<T> {
  const { prepareStackTrace } = Error;
  const { debuggablePromise } = debuggable;
  Error.prepareStackTrace = (error, frames) => (prepareStackTrace ?? inWords)(error, shortened(frames));
  debuggable.debuggablePromise = (promise) => promise;
  try {
    // An error without a limit is spared even its first line.
    return await withLimit(undefined, run);
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    debuggable.debuggablePromise = debuggablePromise;
  }
}

/** Runs with traces of every promise. */
export function traced<T>(run: () => Promise<T>): Promise<T> {
  return withLimit(Math.max(Error.stackTraceLimit, 30), run);
}

const inWords = (error: Error, frames: readonly NodeJS.CallSite[]): string => [error, ...frames].join("\n    at ");

/** All down to the program's first frame, for the SDK leaves out so many of the first; then the program's alone. */
function shortened(frames: readonly NodeJS.CallSite[]): NodeJS.CallSite[] {
  const first = frames.findIndex(isOwn);
  return first < 0 ? [...frames] : [...frames.slice(0, first), ...frames.slice(first).filter(isOwn).slice(0, OWN)];
}

function isOwn(frame: NodeJS.CallSite): boolean {
  const file = frame.getFileName() ?? "node:";
  return !file.startsWith("node:") && !file.includes("/node_modules/");
}

async function withLimit<T>(limit: number | undefined, run: () => Promise<T>): Promise<T> {
  const before = Error.stackTraceLimit;
  Object.assign(Error, { stackTraceLimit: limit });
  try {
    return await run();
  } finally {
    Error.stackTraceLimit = before;
  }
}
