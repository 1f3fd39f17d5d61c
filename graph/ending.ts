/** What there is to watch of a program while it runs. */
interface Watch {
  /** A number that grows with whatever the program does. */
  progress(): number;
  /** What to say of a program that waits for what never comes. */
  stalled(): Error;
  /** Milliseconds in which it must do something. */
  readonly patience: number;
}

/**
 * Runs to the end, or to the first failure, also one that nobody waits for: what hangs on it would wait for ever. Where a
 * run waits for what never comes, it is given up: at once where the process has nothing else to do, else when nothing has
 * happened for as long as `patience`.
 * Throws what failed first, or what `stalled` says.
 */
export async function toItsEnd(run: () => Promise<void>, watch: Watch): Promise<void> {
  const others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  let stop = () => {};
  const failed = new Promise<never>((_, reject) => {
    process.on("unhandledRejection", reject);
    stop = whenIdle(watch, () => reject(watch.stalled()));
  });
  try {
    await Promise.race([run().then(quiet), failed]);
  } finally {
    await quiet();
    stop();
    process.removeAllListeners("unhandledRejection");
    for (const listener of others) process.on("unhandledRejection", listener);
  }
}

function whenIdle({ progress, patience }: Watch, giveUp: () => void): () => void {
  let before = -1;
  const look = () => {
    if (progress() === before) giveUp();
    before = progress();
  };
  const timer = setInterval(look, patience).unref();
  process.once("beforeExit", giveUp);
  return () => {
    clearInterval(timer);
    process.off("beforeExit", giveUp);
  };
}

/** A failed promise is reported only once the queue of promises is empty. */
function quiet(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
