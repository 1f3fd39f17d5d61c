import { sayTerm } from "../../../promises/index.ts";
import type { Entry } from "../../ledger.ts";
import { List, Mark, RuleLink } from "../marks.tsx";
import type { Reading } from "../reading.ts";
import { capital, count } from "../words.ts";

/** What people want to see first comes first. */
const HEADS: readonly (readonly [Entry["outcome"], string])[] = [
  ["broken", "Broken"],
  ["unproven", "Not proved"],
  ["kept", "Kept"],
  ["outside", "Kept by people and their papers, which no machine can check"],
  ["later", "To be kept when the contract ends"],
  ["not-sold", "Not sold to this customer"],
];

const PARTIES = { application: "The application does the rest", organisation: "People do the rest" } as const;

const TERMS: Readonly<Record<string, string>> = {
  "backups-in": "Backups in",
  "closed-cases": "Closed cases go after",
  daily: "Copy of each day kept",
  "data-in": "Data in",
  "debtors-without-cases": "Debtors without cases go after",
  every: "A copy at least each",
  folders: "Folders",
  hold: "Held after the contract",
  lose: "Most work lost",
  monthly: "Copy of each month kept",
  "operators-from": "Operators work from",
  people: "Operators",
  report: "A breach is reported within",
  return: "Back to work within",
  "support-folder": "Support folder kept",
  test: "A restore is tested",
};

/** Each promise, the worst first, in the customer's words. */
export function Promises({ reading }: { readonly reading: Reading }) {
  const { ledger } = reading;
  if (ledger.length === 0) return <p>This product is sold without any promise.</p>;
  return (
    <>
      {HEADS.map(([outcome, head]) => {
        const entries = ledger.filter((entry) => entry.outcome === outcome);
        if (entries.length === 0) return null;
        return (
          <section class="promises">
            <h3 id={`promises:${outcome}`}>
              {head} <span class="count">{entries.length}</span>
            </h3>
            <ul>
              {entries.map((entry) => (
                <PromiseItem entry={entry} reading={reading} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function PromiseItem({ entry, reading }: { readonly entry: Entry; readonly reading: Reading }) {
  const { promised, outcome, because, terms } = entry;
  const { id, says, outside, limit } = promised;
  return (
    <li id={id}>
      <p class="mark">
        <Mark is={outcome} /> <a href={`#${id}`}>{id}</a>
      </p>
      <div>
        <p class="says">{says}</p>
        <p>{outside?.say === because ? PARTIES_ALONE[outside.to] : capital(because)}</p>
        {terms.length > 0 && (
          <ul class="terms">
            {terms.map(({ term, promised: wanted, agreed, is }) => (
              <li>
                {TERMS[term] ?? term}: <strong>{agreed === null ? "nothing agreed" : sayTerm(term, agreed)}</strong>
                {wanted !== null &&
                  wanted !== agreed &&
                  ` (${is === "held" ? "promised" : "instead of"} ${sayTerm(term, wanted)})`}
              </li>
            ))}
          </ul>
        )}
        {outside && outside.say !== because && (
          <p class="left">
            {PARTIES[outside.to]}: {outside.say}
          </p>
        )}
        {limit && <p class="left">Not covered: {limit}</p>}
        <Behind entry={entry} reading={reading} />
      </div>
    </li>
  );
}

const PARTIES_ALONE = {
  application: "The application keeps this by itself.",
  organisation: "People keep this.",
} as const;

/** The rules that it rests on. */
function Behind({ entry: { by, resources }, reading }: { readonly entry: Entry; readonly reading: Reading }) {
  if (by.length === 0) return null;
  const names = [...new Set(by)];
  return (
    <details class="behind">
      <summary>
        {count(names.length, "rule")} on {count(resources.length, "resource")}
      </summary>
      <p>
        <List of={names.map((name) => <RuleLink name={name} reading={reading} />)} />
      </p>
    </details>
  );
}
