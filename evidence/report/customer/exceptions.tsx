import { RuleLink } from "../marks.tsx";
import type { Reading } from "../reading.ts";
import { sayDay } from "../words.ts";

/** What is not kept for a while, who asked for that and who answers for it. */
export function Exceptions({ reading }: { readonly reading: Reading }) {
  const { waivers, at } = reading;
  return (
    <section>
      <h3 id="exceptions">Exceptions</h3>
      {waivers.length === 0 ? (
        <p>There is none: nobody was let off anything.</p>
      ) : (
        waivers.map((waiver) => (
          <article class="exception">
            <h4>
              {reading.ruleOf.get(waiver.rule)?.statement ?? waiver.rule}{" "}
              <RuleLink name={waiver.rule} reading={reading} />
            </h4>
            <p>
              From {sayDay(waiver.from)} until {sayDay(waiver.until)}
              {waiver.until < at && ", which is over"}, this isn't so of {waiver.resources.join(", ")}.
            </p>
            <dl class="facts">
              <Told what="Why">{waiver.reason}</Told>
              <Told what="Instead">{waiver.instead}</Told>
              <Told what="Asked for by">{waiver.asked}</Told>
              <Told what="Answered for by">{waiver.approved}</Told>
              <Told what="Worked on in">{waiver.ticket}</Told>
            </dl>
          </article>
        ))
      )}
    </section>
  );
}

function Told({ what, children }: { readonly what: string; readonly children: string }) {
  return (
    <div>
      <dt>{what}</dt>
      <dd>{children}</dd>
    </div>
  );
}
