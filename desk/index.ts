import { once } from "node:events";
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { openDrafts } from "../operations/drafting/index.ts";
import { badInput, openDrawer, openHome, projectRoot } from "../operations/index.ts";
import { deskApp } from "./app.tsx";
import { openWork } from "./work.ts";

/** A desk that people can open. */
export interface Served {
  /** Where: `http://127.0.0.1:PORT/`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the desk on this computer alone.
 * @param port 0 for any that is free
 * @throws BadInput when the port is taken or may not be used
 */
export async function serveDesk(port: number, root: string = projectRoot): Promise<Served> {
  const drawer = openDrawer();
  const work = openWork(root, openDrafts(openHome(root)), drawer);
  work.books();
  let answer = (_: Request): Response | Promise<Response> => new Response("Not yet open.", { status: 503 });
  const server = createAdaptorServer({ fetch: (request) => answer(request) }) as Server;
  await listen(server, port);
  const address = server.address();
  const open = typeof address === "object" && address ? address.port : port;
  const app = deskApp(work, [`127.0.0.1:${open}`, `localhost:${open}`]);
  answer = (request) => app.fetch(request);
  return {
    url: `http://127.0.0.1:${open}/`,
    close: async () => {
      await Promise.all([close(server), drawer.close()]);
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
    const why = taken ? "is taken; leave --port away for a free one" : "can't be used; name another";
    throw badInput("bad-port", `Port ${port} ${why}.`, { found: String(port) });
  }
}

async function close(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
