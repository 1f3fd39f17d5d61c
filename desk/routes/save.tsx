import type { Context } from "hono";
import { type KeptDraft, saveTenant } from "../../operations/drafting/index.ts";
import { NoticeOfNewer, NoticeOfOpen, NoticeOfSaved } from "../pages/notices.tsx";
import { outcomeOf, type Work } from "../work.ts";
import { draftPage, newPage } from "./page.tsx";

/**
 * Writes the file of a draft that is whole and right. When somebody has saved another file there meanwhile, both are
 * shown, and it is written over that one only by whoever has seen it and says so.
 * @param over digest of the file that may be written over although the draft doesn't come from it
 */
export async function saveDraft(work: Work, context: Context, kept: KeptDraft, over: string | null): Promise<Response> {
  const { decided, text, name } = outcomeOf(work, kept);
  if (!decided.complete)
    return context.html(draftPage(work, kept, { notice: <NoticeOfOpen decided={decided} /> }), 422);
  const saving = await saveTenant(work.root, name, { text, base: (kept.tenant && over) ?? kept.base });
  if ("newer" in saving) {
    const notice = <NoticeOfNewer text={text} newer={saving.newer} name={name} mayReplace={kept.tenant !== null} />;
    return context.html(draftPage(work, kept, { notice }), 409);
  }
  work.drafts.drop(kept.id);
  work.books(true);
  const written = { tenant: name, base: saving.digest, draft: kept.draft };
  return context.html(newPage(work, written, <NoticeOfSaved name={name} />));
}
