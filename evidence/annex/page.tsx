import { raw } from "hono/html";
import type { Section, Source } from "../sentence.ts";
import type { Annex } from "./annex.ts";

const STYLE = `
:root{color-scheme:light dark;font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
body{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.5rem;line-height:1.2;margin:0 0 .2rem}
h2{font-size:1.02rem;margin:1.3rem 0 .3rem;border-bottom:1px solid;padding-bottom:.15rem;break-after:avoid}
ul{list-style:none;margin:0;padding:0}
li{margin:.25rem 0;break-inside:avoid;overflow-wrap:anywhere}
small{opacity:.72;font-size:.8em;white-space:nowrap}
.digest{opacity:.85;font-size:.85rem;overflow-wrap:anywhere;margin:0}
footer{margin-top:1.6rem;border-top:1px solid;padding-top:.4rem}
@media (min-width:48rem){.wide ul{columns:2;column-gap:2rem}}
@page{size:A4;margin:13mm 13mm 12mm}
@media print{:root{color-scheme:light;font-size:8.4pt;line-height:1.28}
body{max-width:none;padding:0}h1{font-size:14pt}h2{margin:2.6mm 0 1mm;font-size:9.4pt}
li{margin:.35mm 0}.narrow{display:grid;grid-template-columns:1fr 1fr 1fr;column-gap:6mm}
.wide ul{columns:2;column-gap:6mm}small{white-space:normal;font-size:6.6pt}footer{margin-top:3mm}.digest{font-size:7pt}}
`;

/** How many sections stand side by side on paper: who, what and whom to write to. */
const SIDE_BY_SIDE = 3;

/** The annex as one page of its own, that calls nobody: read on a screen, printed on two sheets. */
export function AnnexPage({ annex: { title, digest, sections } }: { readonly annex: Annex }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{raw(STYLE)}</style>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          <p class="digest">{digest}</p>
          <div class="narrow">
            {sections.slice(0, SIDE_BY_SIDE).map((section) => (
              <Told section={section} />
            ))}
          </div>
          {sections.slice(SIDE_BY_SIDE).map((section) => (
            <Told section={section} wide={section.sentences.length > MANY} />
          ))}
        </main>
        <footer>
          <p class="digest">
            In brackets stands what each sentence rests on: a field of the tenant file, a law or clause, or a promise.
            Engineering guidance and no legal advice.
          </p>
        </footer>
      </body>
    </html>
  );
}

/** Sentences from which a section is set in two columns. */
const MANY = 6;

function Told({ section, wide = false }: { readonly section: Section; readonly wide?: boolean }) {
  return (
    <section class={wide ? "wide" : undefined}>
      <h2>{section.title}</h2>
      <ul>
        {section.sentences.map(({ says, source }) => (
          <li>
            {says} <small>[{named(source)}]</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function named({ kind, ref, says }: Source): string {
  if (kind === "platform") return `platform: ${ref}`;
  return says ?? ref;
}
