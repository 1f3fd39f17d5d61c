import { List, RuleLink } from "./marks.tsx";
import type { Reading } from "./reading.ts";

/** Rules that nothing speaks against but what others found: each with those whose mending decides it. */
export function Following({ reading }: { readonly reading: Reading }) {
  const resting = reading.following.filter(({ last }) => !last);
  if (resting.length === 0) return null;
  return (
    <article class="finding">
      <h3 id="following">Open until the above is mended</h3>
      <p>Nothing else speaks against these, but each counts only where what it rests on holds.</p>
      <ul class="resting">
        {resting.map(({ name, premises }) => (
          <li id={`finding:${name}`}>
            <RuleLink name={name} reading={reading} /> rests on{" "}
            <List of={premises.filter((one) => reading.refused.has(one)).map((one) => <FindingLink name={one} />)} />
          </li>
        ))}
      </ul>
    </article>
  );
}

function FindingLink({ name }: { readonly name: string }) {
  return (
    <a href={`#finding:${name}`}>
      <code>{name}</code>
    </a>
  );
}
