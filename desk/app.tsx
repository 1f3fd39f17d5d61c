import { Hono } from "hono";
import { BadInput } from "../operations/index.ts";
import { assets } from "./assets.ts";
import { bounded, closed, onlyHere, unkept } from "./guard.ts";
import { Failed } from "./pages/failed.tsx";
import { compareRoutes } from "./routes/compare.tsx";
import { draftRoutes } from "./routes/drafts.tsx";
import { homeRoutes } from "./routes/home.tsx";
import { pictureRoutes } from "./routes/picture.ts";
import type { Work } from "./work.ts";

/**
 * The desk as it answers requests, whoever listens for it.
 * @param hosts what `Host` may be: the addresses under which it is served
 */
export function deskApp(work: Work, hosts: readonly string[]): Hono {
  const app = new Hono();
  app.use(closed, unkept, onlyHere(hosts), bounded);
  app.route("/", assets);
  app.route("/", homeRoutes(work));
  app.route("/", draftRoutes(work));
  app.route("/", pictureRoutes(work));
  app.route("/", compareRoutes(work));
  app.notFound((context) =>
    context.html(<Failed title="Not here" says={["There is no such page at this desk."]} />, 404),
  );
  app.onError((error, context) => {
    if (error instanceof BadInput)
      return context.html(<Failed title="That can't be read" says={error.problems.map(({ say }) => say)} />, 422);
    process.stderr.write(`${error.message}\n`);
    return context.html(<Failed title="That went wrong" says={["Nothing was saved by this; try once more."]} />, 500);
  });
  return app;
}
