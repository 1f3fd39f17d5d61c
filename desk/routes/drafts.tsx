import { type Context, Hono } from "hono";
import { type KeptDraft, savedTenant } from "../../operations/drafting/index.ts";
import { draftIn, type Form, formFrom, isBounded, isShowable } from "../form/answers.ts";
import { Lists } from "../form/chapters.tsx";
import { Failed } from "../pages/failed.tsx";
import { NoticeOfFork } from "../pages/notices.tsx";
import { choicesIn, type Work } from "../work.ts";
import { answerLive } from "./live.tsx";
import { draftPage, newPage } from "./page.tsx";
import { saveDraft } from "./save.tsx";

/** What a button does to an entry of a list. */
const LISTED = /^(add|remove):([a-z.-]+?)(?:\.(\d{1,6}))?$/;

/** A tenant as it is written: opened, kept word by word, saved or discarded. */
export function draftRoutes(work: Work): Hono {
  const app = new Hono();
  app.get("/new", (context) => context.html(newPage(work, { tenant: null, base: null, draft: {} })));
  app.get("/tenants/:name", (context) => {
    work.books(true);
    const tenant = context.req.param("name");
    const saved = savedTenant(work.root, tenant);
    if (saved === null) return context.notFound();
    if (!isBounded(saved.draft) || !isShowable(saved.draft)) return context.html(<Unshowable name={tenant} />, 422);
    return context.html(newPage(work, { tenant, base: saved.digest, draft: saved.draft }));
  });
  app.get("/drafts/:id", (context) => {
    const kept = work.drafts.get(context.req.param("id"));
    if (kept === null) return context.notFound();
    const other = work.drafts.get(context.req.query("beside") ?? "");
    const notice = other && <NoticeOfFork mine={kept} other={other} />;
    return context.html(draftPage(work, kept, { adding: context.req.query("add") ?? null, notice }));
  });
  app.get("/drafts/:id/lists", (context) => {
    const kept = work.drafts.get(context.req.param("id"));
    if (kept === null) return context.notFound();
    return context.html(<Lists choices={choicesIn(work, kept.draft)} />);
  });
  app.post("/drafts", (context) => write(work, context, null));
  app.post("/drafts/:id", (context) => {
    const kept = work.drafts.get(context.req.param("id"));
    return kept === null ? context.notFound() : write(work, context, kept);
  });
  return app;
}

/** What the button that was pressed asks for, once what was written is kept. */
type Deed =
  | { readonly to: "keep" | "discard" }
  /** `over` is the digest of the file that may be replaced; null where none may. */
  | { readonly to: "save"; readonly over: string | null }
  | { readonly to: "add" | "remove"; readonly list: string; readonly row: string };

function deedIn(form: Form): Deed {
  const text = form.get("do")?.[0] ?? "";
  if (text === "discard") return { to: "discard" };
  const [isSave, over = null] = /^save(?:-over:([0-9a-f]{64}))?$/.exec(text) ?? [];
  if (isSave !== undefined) return { to: "save", over };
  const [, change, list, row = ""] = LISTED.exec(text) ?? [];
  return list === undefined ? { to: "keep" } : { to: change === "add" ? "add" : "remove", list, row };
}

async function write(work: Work, context: Context, seen: KeptDraft | null): Promise<Response> {
  const form = formFrom(await context.req.text());
  const deed = deedIn(form);
  if (deed.to === "discard") {
    if (seen) work.drafts.drop(seen.id);
    return context.redirect("/", 303);
  }
  const draft = draftIn(deed.to === "remove" ? removed(form, deed.list, deed.row) : form);
  if (!isBounded(draft)) return context.html(<TooMany />, 422);
  const { kept, other } = keep(work, seen, form, draft);
  if (context.req.header("accept") === "application/json") return answerLive(work, context, kept, other);
  if (deed.to === "save") return saveDraft(work, context, kept, deed.over);
  return context.redirect(placeOf(kept, other, deed), 303);
}

/** Where a draft is shown: at the list that was changed, and beside what somebody else wrote meanwhile. */
function placeOf({ id }: KeptDraft, other: KeptDraft | null, deed: Deed): string {
  const query = [...(other ? [`beside=${other.id}`] : []), ...(deed.to === "add" ? [`add=${deed.list}`] : [])].join(
    "&",
  );
  const list = "list" in deed ? `#field.${deed.list}` : "";
  return `/drafts/${id}${query && `?${query}`}${list}`;
}

/** Keeps what was written on the version that the form shows. */
function keep({ drafts }: Work, seen: KeptDraft | null, form: Form, draft: KeptDraft["draft"]) {
  const text = (name: string) => form.get(name)?.[0] || null;
  const { tenant, base } = seen ?? { tenant: text("tenant"), base: text("base") };
  return drafts.keep(seen && { id: seen.id, version: Number(text("version")) }, { tenant, base, draft });
}

function removed(form: Form, list: string, row: string): Form {
  return new Map([...form].filter(([name]) => !name.startsWith(`${list}.${row}.`)));
}

function Unshowable({ name }: { name: string }) {
  const say = `tenants/${name}.yaml has something that a form can't show, such as a list longer than it may be; npx domicile check ${name} says what. Mend it in an editor first.`;
  return <Failed title={name} says={[say]} />;
}

function TooMany() {
  return (
    <Failed title="Too many" says={["A list has more entries than a tenant may have; nothing was kept of this."]} />
  );
}
