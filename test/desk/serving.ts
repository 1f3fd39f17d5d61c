import { rmSync } from "node:fs";
import { serveDesk } from "../../desk/index.ts";
import { givenProject } from "./given.ts";

/** A desk that listens, on a project of its own, gone once it is closed. */
export interface DeskAtWork {
  readonly url: string;
  readonly root: string;
  close(): Promise<void>;
}

export async function serveGiven(): Promise<DeskAtWork> {
  const root = givenProject();
  const { url, close } = await serveDesk(0, root);
  return {
    url,
    root,
    close: async () => {
      await close();
      rmSync(root, { recursive: true });
    },
  };
}
