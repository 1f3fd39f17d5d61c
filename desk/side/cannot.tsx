import type { Decided, Met } from "../../operations/drafting/index.ts";
import { placeOf } from "../form/met.ts";

/** What can't be had as it was asked for, with what to offer instead; and what this customer doesn't buy. */
export function Cannot({ decided: { problems, promises } }: { decided: Decided }) {
  const refused = problems.filter(({ by }) => by !== "file");
  const wrong = problems.filter(({ by }) => by === "file");
  const unsold = promises.filter((one) => one.unsold !== null);
  return (
    <>
      {refused.map((met) => (
        <Refused met={met} />
      ))}
      {wrong.length > 0 && (
        <ul class="plain">
          {wrong.map((met) => (
            <li>
              <a href={`#field.${placeOf(met)}`}>{met.say}</a>
            </li>
          ))}
        </ul>
      )}
      {unsold.length > 0 && (
        <details id="unsold">
          <summary>
            {unsold.length} {unsold.length === 1 ? "promise" : "promises"} of the product not in this contract
          </summary>
          <ul class="plain">
            {unsold.map(({ promise, says, unsold }) => (
              <li>
                {says}{" "}
                <small>
                  {promise}: {unsold}
                </small>
              </li>
            ))}
          </ul>
        </details>
      )}
      {problems.length + unsold.length === 0 && <p class="empty">Nothing that was asked for is out of reach.</p>}
    </>
  );
}

function Refused({ met }: { met: Met }) {
  return (
    <div class="refused">
      <p>
        {met.say} {met.source && <small>{met.source}</small>}
      </p>
      {met.instead.length > 0 && (
        <>
          <p class="offer">Offer instead</p>
          <ul class="ways">
            {met.instead.map(({ write, means }) => (
              <li>
                <button type="button" data-at={placeOf(met)} data-write={write}>
                  {write}
                </button>{" "}
                <span>{means}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
