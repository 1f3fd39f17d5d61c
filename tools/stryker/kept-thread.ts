import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { type PoolOptions, type PoolRunnerInitializer, ThreadsPoolWorker, type WorkerRequest } from "vitest/node";

type Heard = (message: unknown) => void;

/** What is loaded anew for each question: what is made wrong may have been remembered there. */
const ASKED = ["policies", "test/policies"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => resolve(folder, file)),
);

/**
 * A thread that stays from one question to the next, with the Pulumi packages loaded and the tenants captured: making
 * that anew is nearly all that a mutant costs.
 */
class KeptThread extends ThreadsPoolWorker {
  override readonly name = "kept-thread";
  readonly #heard = new Set<Heard>();

  override on(event: string, callback: Heard): void {
    if (event === "message") this.#heard.add(callback);
    super.on(event, callback);
  }

  override send(message: WorkerRequest): void {
    if (message.type === "run") super.send({ ...message, context: { ...message.context, invalidates: ASKED } });
    else if (message.type !== "stop") super.send(message);
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
