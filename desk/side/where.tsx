import { answerAt, type Decided, type Draft, UNNAMED_CONTRACT } from "../../operations/drafting/index.ts";
import { type Because, homesOf, reasonsOf } from "../map/homes.ts";
import { WorldMap } from "../map/map.tsx";

/** Where data, backups and logs will live, and who says so. */
export function Where({ draft, decided }: { draft: Draft; decided: Decided }) {
  const country = answerAt(draft, "customer.country");
  const homes = decided.placement ? homesOf(decided.placement) : [];
  const reasons = decided.placement ? reasonsOf(decided.placement) : [];
  const told = reasons.filter(({ kind, what }) => kind !== "preference" || what.includes("data"));
  const rest = reasons.filter((reason) => !told.includes(reason));
  return (
    <>
      <WorldMap country={typeof country === "string" ? country : null} homes={homes} />
      {decided.placement === null && <p class="empty">{emptyWord(country, decided)}</p>}
      <Reasons reasons={told} />
      {rest.length > 0 && (
        <details id="why.rest">
          <summary>Everything else stays with the data</summary>
          <Reasons reasons={rest} />
        </details>
      )}
      {decided.needs.length > 0 && (
        <>
          <h3>Before the first day</h3>
          <ul class="plain">
            {decided.needs.map(({ say, source }) => (
              <li>
                {say} <small>{source}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function emptyWord(country: unknown, { problems }: Decided): string {
  if (country === undefined) return "Choose the customer's country, and this shows where the data may live.";
  return problems.some(({ by }) => by === "law")
    ? "The law has no place for this as it is. What can be had instead stands below."
    : "Mend what is marked, and this shows where the data will live.";
}

const WHO: Readonly<Record<Because["kind"], string>> = {
  law: "law",
  contract: "contract",
  preference: "our rule",
};

function Reasons({ reasons }: { reasons: readonly Because[] }) {
  return (
    <dl class="reasons">
      {reasons.map(({ what, place, say, source, kind }) => (
        <div>
          <dt>
            {upper(what.join(", "))} <b>{place}</b>
          </dt>
          <dd>
            {say}{" "}
            <small>
              <span class={`tag ${kind}`}>{WHO[kind]}</span> {source !== UNNAMED_CONTRACT && source}
            </small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
