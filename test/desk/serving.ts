import { serveDesk } from "../../desk/index.ts";
import { givenDesk } from "./given.ts";

/** A desk that listens, on a project of its own. */
export interface DeskAtWork {
  readonly url: string;
  readonly root: string;
  close(): Promise<void>;
}

export async function serveGiven(): Promise<DeskAtWork> {
  const { root } = givenDesk();
  return { root, ...(await serveDesk(0, root)) };
}
