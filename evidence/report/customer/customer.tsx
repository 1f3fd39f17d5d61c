import { raw } from "hono/html";
import { draw } from "../../picture/index.ts";
import type { Reading } from "../reading.ts";
import { Exceptions } from "./exceptions.tsx";
import { Place } from "./place.tsx";
import { Promises } from "./promises.tsx";
import { Retained } from "./retained.tsx";
import { Terms } from "./terms.tsx";

/** What a customer wants to know, in words: what was promised and is kept, where its data is, for how long, and what isn't so. */
export function Customer({ reading }: { readonly reading: Reading }) {
  return (
    <section id="customer" class="part" aria-labelledby="customer-head">
      <h2 id="customer-head">What was promised</h2>
      <p class="lead">
        For {reading.organisation}: each promise that {reading.product} is sold with, what becomes of it here, and what
        is left to others.
      </p>
      <Promises reading={reading} />
      <section>
        <h3 id="picture">This home in one picture</h3>
        <figure>
          {raw(draw(reading))}
          <figcaption class="small">
            Drawn from the plan itself: what isn't in the plan isn't in the picture.
            {reading.refused.size > 0 && " It shows the plan with all that is to be mended in it."}
          </figcaption>
        </figure>
      </section>
      <Place reading={reading} />
      <Terms reading={reading} />
      <Retained reading={reading} />
      <Exceptions reading={reading} />
    </section>
  );
}
