import type { Decided } from "../../operations/drafting/index.ts";

const MOST = 6;

/** What costs most, dearest first, with what the contract would have to give up to be rid of it. */
export function Costs({ decided: { costs } }: { decided: Decided }) {
  if (costs === null) return <p class="empty">Once there is a place and a product, this says what costs most.</p>;
  const dearest = costs.parts.slice(0, MOST);
  const most = Math.max(1, ...dearest.map(({ monthly }) => monthly ?? 0));
  return (
    <>
      <p class="sum">
        <b>{dollars(costs.together)}</b> a month, about
      </p>
      <ol class="costs">
        {dearest.map(({ part, count, monthly, because, without }) => (
          <li>
            <p class="line">
              <span>{count > 1 ? `${count} ${part}` : part}</span>
              <b>{monthly === null ? "ask" : dollars(monthly)}</b>
            </p>
            <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
              <rect width={Math.max(1, Math.round(((monthly ?? most) / most) * 100))} height="4" rx="1" />
            </svg>
            <p class="because">
              {because} <span>Without: {without}.</span>
            </p>
          </li>
        ))}
      </ol>
      <p class="note">
        List prices of {costs.noted}, right to about 30 %. Records, backups, stored files, traffic and watching those
        come on top.
      </p>
    </>
  );
}

/** `$3,371`. */
export function dollars(amount: number): string {
  return `$${amount.toLocaleString("en")}`;
}
