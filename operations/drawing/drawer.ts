import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { TenantInput } from "../../stacks/index.ts";
import { projectRoot } from "../root.ts";

/** Draws homes one after another in a thread of its own, so that whoever asks can do something else meanwhile. */
export interface Drawer {
  /**
   * The picture of a home, as SVG. Whatever becomes of one picture, the next begins in a sound thread.
   * @param signal of whoever asked no longer wanting it: then it isn't begun
   * @throws when the home can't be drawn, takes too long, or isn't wanted any more
   */
  draw(home: TenantInput, signal: AbortSignal): Promise<string>;
  close(): Promise<void>;
}

interface DrawerOptions {
  /** What its thread runs. Default: what captures a home's plan and draws it. */
  readonly program?: string | URL;
  /** Longest that one picture may take, in milliseconds. Default: 30,000; it takes about a second. */
  readonly longest?: number;
}

/** Opens a drawer; its thread begins with the first picture. */
export function openDrawer({ program = DRAWER, longest = 30_000 }: DrawerOptions = {}): Drawer {
  let worker: Worker | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const close = async () => {
    await worker?.terminate();
    worker = undefined;
  };

  async function drawn(home: TenantInput): Promise<string> {
    worker ??= begin(program, (ended) => {
      if (worker === ended) worker = undefined;
    });
    worker.postMessage(home);
    try {
      return await answerOf(worker, longest);
    } catch (error) {
      await close();
      throw error;
    }
  }

  return {
    draw(home, signal) {
      const picture = turn.then(() => {
        signal.throwIfAborted();
        return drawn(home);
      });
      turn = picture.catch(() => undefined);
      return picture;
    },
    close,
  };
}

const DRAWER = join(projectRoot, "bin", "drawer.mjs");

/** Begins a thread that keeps no process alive, and takes none with it when it fails while nobody waits for it. */
function begin(program: string | URL, ended: (thread: Worker) => void): Worker {
  const thread = new Worker(program);
  thread.unref();
  thread.on("error", () => {});
  thread.once("exit", () => ended(thread));
  return thread;
}

async function answerOf(thread: Worker, longest: number): Promise<string> {
  const heard = new AbortController();
  const signal = AbortSignal.any([heard.signal, AbortSignal.timeout(longest)]);
  const over = once(thread, "exit", { signal }).then(() => {
    throw new Error("the thread that draws has ended");
  });
  try {
    const [svg] = await Promise.race([once(thread, "message", { signal }), over]);
    return svg;
  } finally {
    heard.abort();
  }
}
