import { Hono } from "hono";
import { fieldsBetween, savedTenant } from "../../operations/drafting/index.ts";
import { Compared } from "../pages/compared.tsx";
import { outcomeOf, type Work } from "../work.ts";

/** Two tenants beside each other. */
export function compareRoutes(work: Work): Hono {
  const app = new Hono();
  app.get("/compare", (context) => {
    const one = sideOf(work, context.req.query("one") ?? "");
    const other = sideOf(work, context.req.query("other") ?? "");
    if (one === null || other === null) return context.notFound();
    const changes = fieldsBetween(one.text, other.text);
    return context.html(<Compared one={one.outcome} other={other.outcome} changes={changes} />);
  });
  return app;
}

function sideOf(work: Work, name: string) {
  const saved = savedTenant(work.root, name);
  return saved && { text: saved.text, outcome: outcomeOf(work, { draft: saved.draft, tenant: name }) };
}
