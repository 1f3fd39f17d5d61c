import { type PoolOptions, type PoolRunnerInitializer, ThreadsPoolWorker, type WorkerRequest } from "vitest/node";

type Heard = (message: unknown) => void;

/**
 * A thread that stays from one run to the next, with everything that its tests have loaded and captured: loading that
 * anew is nearly all that a mutant costs. A mutant is a branch in code that is loaded, so nothing needs to be fresh; what
 * the proofs remember, they remember of a graph, and the tests of single rules make each graph for one question.
 */
class KeptThread extends ThreadsPoolWorker {
  override readonly name = "kept-thread";
  readonly #heard = new Set<Heard>();

  override on(event: string, callback: Heard): void {
    if (event === "message") this.#heard.add(callback);
    super.on(event, callback);
  }

  override send(message: WorkerRequest): void {
    if (message.type !== "stop") super.send(message);
    else for (const hear of this.#heard) hear({ type: "stopped", __vitest_worker_response__: true });
  }

  override async stop(): Promise<void> {
    for (const hear of this.#heard) this.off("message", hear);
    this.#heard.clear();
  }
}

let kept: KeptThread | undefined;

export const keptThread: PoolRunnerInitializer = {
  name: "kept-thread",
  createPoolWorker: (options: PoolOptions) => {
    kept ??= new KeptThread(options);
    return kept;
  },
};
