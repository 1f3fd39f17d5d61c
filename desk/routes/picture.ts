import { type Context, Hono } from "hono";
import { decide, homeOf, savedTenant, type Written } from "../../operations/drafting/index.ts";
import { UNDRAWN, whyUndrawn } from "../side/picture.tsx";
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
  try {
    return context.body(await work.drawer.draw(home, signal), 200, { "Content-Type": "image/svg+xml" });
  } catch (error) {
    if (signal.aborted) return context.body(null, 204);
    process.stderr.write(`The home of ${home.settled.tenant.name} couldn't be drawn: ${(error as Error).message}\n`);
    return context.text(UNDRAWN, 503);
  }
}
