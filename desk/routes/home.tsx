import { Hono } from "hono";
import { tenants } from "../../operations/index.ts";
import { Home } from "../pages/home.tsx";
import type { Work } from "../work.ts";

/** What there is: tenants, drafts, and the way to a new one. */
export function homeRoutes(work: Work): Hono {
  const app = new Hono();
  app.get("/", (context) => {
    work.books(true);
    const rows = tenants({ simulate: false, root: work.root }).tenants;
    return context.html(<Home tenants={rows} drafts={work.drafts.all()} />);
  });
  return app;
}
