import type { Reading } from "../reading.ts";
import { Controls } from "./controls.tsx";
import { Resources } from "./resources.tsx";
import { Rules } from "./rules.tsx";

/** What a reviewer wants to follow: from a control to the rules behind it, and from a rule to every resource and fact. */
export function Matrix({ reading }: { readonly reading: Reading }) {
  return (
    <section id="matrix" class="part" aria-labelledby="matrix-head">
      <h2 id="matrix-head">What shows it</h2>
      <p class="lead">
        Each control names what it rests on; each rule below has every resource it looked at and the facts it found
        there. A control without rules says who keeps it, and is never shown as met.
      </p>
      <Controls reading={reading} />
      <Rules reading={reading} />
      <Resources reading={reading} />
    </section>
  );
}
