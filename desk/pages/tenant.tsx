import { Chapters, Lists } from "../form/chapters.tsx";
import { Told } from "../form/says.tsx";
import type { Shown } from "../form/shown.ts";
import { land } from "../map/outlines.ts";
import { type Outcome, partsOf, TITLES } from "../side/parts.tsx";
import { Picture } from "../side/picture.tsx";
import { Layout, Top } from "./layout.tsx";

/** A tenant as it is written: the form on the left, what it comes to on the right. */
export interface TenantPage extends Outcome {
  readonly shown: Shown;
  readonly title: string;
  /** The draft that is kept, and the version that this page shows; null before the first word. */
  readonly kept: { readonly id: string; readonly version: number } | null;
  /** The tenant whose file this is, and what that file was when it was opened. */
  readonly tenant: string | null;
  readonly base: string | null;
  /** What is to be said before all else. */
  readonly notice: unknown;
}

export function TenantView(page: TenantPage) {
  const { kept, tenant, base, title, shown, notice } = page;
  const parts = partsOf(page);
  return (
    <Layout title={title} script>
      <Land />
      <Top>
        <h1>{title}</h1>
        <p class="tally" id="tally" role="status">
          {parts.tally}
        </p>
      </Top>
      <main id="main" class="desk">
        <form class="form" method="post" action={kept ? `/drafts/${kept.id}` : "/drafts"} id="form" novalidate>
          <button type="submit" class="unseen" name="do" value="keep" tabindex={-1}>
            Keep
          </button>
          <input type="hidden" name="version" value={kept?.version ?? 0} />
          <input type="hidden" name="tenant" value={tenant ?? ""} />
          <input type="hidden" name="base" value={base ?? ""} />
          <div id="notice" role="alert">
            {notice}
          </div>
          <div class="says" id="says.">
            <Told name="" shown={shown} />
          </div>
          <Chapters shown={shown} />
          <Deeds isNew={tenant === null} hasDraft={kept !== null} />
        </form>
        <Beside parts={{ ...parts, picture: <Picture from={pictureOf(page)} /> }} />
      </main>
      <Lists choices={shown.choices} />
    </Layout>
  );
}

function Deeds({ isNew, hasDraft }: { isNew: boolean; hasDraft: boolean }) {
  return (
    <div class="deeds">
      <button type="submit" class="main" name="do" value="save">
        {isNew ? "Write the file" : "Save the file"}
      </button>
      <noscript>
        <button type="submit" name="do" value="keep">
          Show what it comes to
        </button>
      </noscript>
      <button type="submit" class="quiet" name="do" value="discard" hidden={!hasDraft}>
        Discard this draft
      </button>
      <p class="note" id="saved" role="status">
        {hasDraft ? "Kept as a draft on this computer." : "Kept as a draft as soon as you write."}
      </p>
    </div>
  );
}

function pictureOf({ kept, tenant }: TenantPage): string | null {
  if (kept !== null) return `/drafts/${kept.id}/picture`;
  return tenant === null ? null : `/tenants/${tenant}/picture`;
}

function Beside({ parts }: { parts: ReturnType<typeof partsOf> }) {
  return (
    <aside class="beside" aria-label="What it comes to">
      <nav class="jumps" aria-label="What it comes to">
        {Object.entries(TITLES).map(([id, title]) => (
          <a href={`#part.${id}`}>{title.split(",")[0]}</a>
        ))}
      </nav>
      {Object.entries(TITLES).map(([id, title]) => (
        <section class="part-of" id={`part.${id}`} aria-labelledby={`part.${id}.title`}>
          <h2 id={`part.${id}.title`}>{title}</h2>
          <div id={id}>{parts[id]}</div>
        </section>
      ))}
    </aside>
  );
}

/** The outlines of all land, once; the map only refers to them. */
function Land() {
  return (
    <svg class="unseen" width="0" height="0" aria-hidden="true">
      <defs>
        <path id="land" d={land} />
      </defs>
    </svg>
  );
}
