import type { Context } from "hono";
import { fieldAt, type KeptDraft } from "../../operations/drafting/index.ts";
import { Told } from "../form/says.tsx";
import type { Shown } from "../form/shown.ts";
import { NoticeOfFork } from "../pages/notices.tsx";
import { partsOf } from "../side/parts.tsx";
import { outcomeOf, shownOf, type Work } from "../work.ts";

/** What a page needs after a keystroke: where it is kept now, what to say at each field, and what it comes to. */
export function answerLive(work: Work, context: Context, kept: KeptDraft, other: KeptDraft | null): Response {
  const outcome = outcomeOf(work, kept);
  const shown = shownOf(work, outcome, null);
  const parts = { ...partsOf(outcome), notice: other ? <NoticeOfFork mine={kept} other={other} /> : undefined };
  return context.json({
    id: kept.id,
    version: kept.version,
    wrong: [...shown.met.keys()],
    says: Object.fromEntries(placesOf(shown).map((place) => [place, told(place, shown)])),
    parts: Object.fromEntries(
      Object.entries(parts).flatMap(([id, part]) => (part === undefined ? [] : [[id, String(part)]])),
    ),
  });
}

function placesOf({ met, open }: Shown): string[] {
  return [...new Set([...met.keys(), ...open.keys()])];
}

function told(place: string, shown: Shown): string {
  const field = fieldAt(place);
  return String(<Told name={place} shown={shown} {...(field ? { field } : {})} />);
}
