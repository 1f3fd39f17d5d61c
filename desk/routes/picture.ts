import { type Context, Hono } from "hono";
import { decide, homeOf, savedTenant, type Written } from "../../operations/drafting/index.ts";
import { whyUndrawn } from "../side/picture.tsx";
import { purposeOf, type Work } from "../work.ts";

/** The picture of a saved tenant's home and of a draft's: a second's work, which no other answer waits for. */
export function pictureRoutes(work: Work): Hono {
  const app = new Hono();
  app.get("/tenants/:name/picture", (context) => {
    const tenant = context.req.param("name");
    const saved = savedTenant(work.root, tenant);
    return saved === null ? context.notFound() : answerDrawn(work, context, { draft: saved.draft, tenant });
  });
  app.get("/drafts/:id/picture", (context) => {
    const kept = work.drafts.get(context.req.param("id"));
    return kept === null ? context.notFound() : answerDrawn(work, context, kept);
  });
  return app;
}

async function answerDrawn(
  work: Work,
  context: Context,
  { draft, tenant }: Pick<Written, "draft" | "tenant">,
): Promise<Response> {
  const books = work.books();
  const decided = decide(draft, books, purposeOf(tenant));
  const home = homeOf(draft, decided, books);
  if (home === null) return context.text(whyUndrawn(decided), 422);
  const { signal } = context.req.raw;
  const svg = await work.drawer.draw(home, signal).catch((error: unknown) => {
    if (signal.aborted) return null;
    throw error;
  });
  return svg === null ? context.body(null, 204) : context.body(svg, 200, { "Content-Type": "image/svg+xml" });
}
