import type { Decided } from "../../operations/drafting/index.ts";

type Sold = Decided["promises"][number];

const LEFT = { application: "Left to the application", organisation: "Left to people" } as const;

const TERMS: Readonly<Record<string, string>> = {
  logs: "Logs are kept",
  breach: "A breach is reported within",
  lose: "Most work lost",
  return: "Back to work within",
  erasure: "Destroyed after the contract ends",
};

/** Promise by promise what the customer gets, and which half of it is not ours. */
export function Promised({ decided }: { decided: Decided }) {
  const sold = decided.promises.filter(({ unsold }) => unsold === null);
  return (
    <>
      {decided.terms && (
        <dl class="terms">
          {Object.entries(decided.terms).map(([term, { span, reason }]) => (
            <div title={`${reason.say} (${reason.source})`}>
              <dt>{TERMS[term] ?? term}</dt>
              <dd>{span.text}</dd>
            </div>
          ))}
        </dl>
      )}
      {sold.length === 0 && <p class="empty">{emptyWord(decided)}</p>}
      <ol class="promises">
        {sold.map((promise) => (
          <Line promise={promise} />
        ))}
      </ol>
    </>
  );
}

function emptyWord({ promises, placement }: Decided): string {
  if (placement === null) return "Once there is a place, this says promise by promise what the customer gets.";
  return promises.length === 0 ? "Choose a product, and this says what is promised with it." : "Nothing is promised.";
}

function Line({ promise: { promise, says, terms, left, limit } }: { promise: Sold }) {
  return (
    <li id={`promise.${promise}`}>
      <p>
        {says} <small>{promise}</small>
      </p>
      {terms.length > 0 && <p class="agreed">Here: {terms.flatMap(({ agreed }) => agreed ?? []).join(", ")}</p>}
      {left && (
        <p class={`left ${left.to}`}>
          <b>{LEFT[left.to]}.</b> {left.say}
        </p>
      )}
      {limit && <p class="limit">{limit}</p>}
    </li>
  );
}
