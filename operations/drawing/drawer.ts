import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { TenantInput } from "../../stacks/index.ts";
import { projectRoot } from "../root.ts";

/** Longest that one picture may take, in milliseconds; it takes about a second. */
const LONGEST = 30_000;

/** Draws homes one after another in a thread of its own, so that whoever asks can do something else meanwhile. */
export interface Drawer {
  /**
   * The picture of a home, as SVG.
   * @param signal of whoever asked no longer wanting it: then it isn't begun
   * @throws when the home can't be drawn, or isn't wanted any more
   */
  draw(home: TenantInput, signal: AbortSignal): Promise<string>;
  close(): Promise<void>;
}

/** Opens a drawer; its thread begins with the first picture. */
export function openDrawer(): Drawer {
  let worker: Worker | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const close = async () => {
    await worker?.terminate();
    worker = undefined;
  };

  async function drawn(home: TenantInput): Promise<string> {
    worker ??= new Worker(join(projectRoot, "bin", "drawer.mjs"));
    worker.unref();
    worker.postMessage(home);
    try {
      const [svg] = await once(worker, "message", { signal: AbortSignal.timeout(LONGEST) });
      return svg;
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
