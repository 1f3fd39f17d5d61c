import { List, RuleLink } from "../marks.tsx";
import type { Reading } from "../reading.ts";

interface About {
  /** Capabilities that show whether what was agreed is so. */
  readonly shownBy: readonly string[];
  readonly reading: Reading;
}

/** Above what was agreed: that it isn't so here, or isn't shown to be. Nothing where every rule about it holds. */
export function Doubt({ shownBy, reading }: About) {
  const against = doubts(shownBy, reading);
  if (against.length === 0) return null;
  return (
    <p class="result bad">
      <strong>Agreed, and not shown to be so.</strong> Below is what was agreed; these rules find otherwise or can't
      tell: <List of={against.map((name) => <RuleLink name={name} reading={reading} />)} />.
    </p>
  );
}

/** Names of rules that speak against what these capabilities show. */
export function doubts(shownBy: readonly string[], { rules, refused }: Reading): readonly string[] {
  return rules
    .filter(({ name, capability }) => refused.has(name) && shownBy.includes(capability))
    .map(({ name }) => name);
}
