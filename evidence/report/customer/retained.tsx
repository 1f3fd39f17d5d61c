import type { Retention } from "../../../policies/index.ts";
import { nameIn, sayHours } from "../../../spec/index.ts";
import { grouped } from "../../grouped.ts";
import { storeName } from "../../stores.ts";
import { ResourceLink } from "../marks.tsx";
import type { Reading } from "../reading.ts";
import { capital, count, sayDay } from "../words.ts";

/** From which day what is deleted is nowhere any more, and what becomes of everything when the contract ends. */
export function Retained({ reading }: { readonly reading: Reading }) {
  const { retention, at } = reading;
  if (retention.length === 0) return null;
  const copied = grouped(retention, ({ kinds }) => JSON.stringify(kinds));
  return (
    <section>
      <h3 id="deleted">When what is deleted is gone</h3>
      <p>
        Copies hold what was deleted until they go themselves. Their calendar was played forward, day by day over 26
        months, from the contract's first day.
      </p>
      <Days at={at} retention={retention} reading={reading} />
      {[...copied.values()].map((alike) => (
        <Copies alike={alike} isAll={copied.size === 1} />
      ))}
    </section>
  );
}

interface Told {
  readonly retention: readonly Retention[];
  readonly reading: Reading;
}

function Days({ at, retention, reading }: Told & { readonly at: string }) {
  return (
    <table class="stack">
      <caption>
        What is deleted on {sayDay(at)}, the day of this report; and all that is there when the contract ends, on{" "}
        {sayDay(reading.settled.tenant.contract.ends)}, and {reading.settled.tenant.exit.hold} to take it out are over
      </caption>
      <thead>
        <tr>
          <th scope="col">Of</th>
          <th scope="col">Deleted that day</th>
          <th scope="col">After the contract</th>
        </tr>
      </thead>
      <tbody>
        {retention.map((one) => (
          <tr>
            <th scope="row">
              {capital(storeName(one.noun))} <ResourceLink urn={one.resource} reading={reading} />
            </th>
            <td>
              {one.from === null ? (
                "Stays in some copy for ever"
              ) : (
                <>
                  In no copy from <strong>{sayDay(one.from)}</strong>
                </>
              )}
              <Until one={one} />
            </td>
            <td>
              Nobody can read it from {sayDay(one.unreadable)}, when its keys are given up;{" "}
              {one.gone === null ? "some copy stays for ever." : `no copy is left from ${sayDay(one.gone)}.`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Until({ one: { held, minutes } }: { readonly one: Retention }) {
  const ways = [
    ...(minutes > 0 ? [`for ${count(minutes, "day")} it can be taken back to any minute`] : []),
    ...(held > 0 ? [`old versions stay for ${count(held, "day")}`] : []),
  ];
  return ways.length === 0 ? null : <cite>{capital(ways.join(", "))}</cite>;
}

function Copies({ alike, isAll }: { readonly alike: readonly Retention[]; readonly isAll: boolean }) {
  const kinds = Object.entries(alike[0]?.kinds ?? {});
  if (kinds.length === 0) return null;
  return (
    <table>
      <caption>
        What there is to go back to
        {!isAll && ` of ${alike.map(({ resource }) => nameIn(resource)).join(", ")}`}, at the end of any day once the
        first copy is that old
      </caption>
      <thead>
        <tr>
          <th scope="col">Copies</th>
          <th scope="col">Newest</th>
          <th scope="col">Oldest</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map(([kind, { newestHours, oldestDays }]) => (
          <tr>
            <th scope="row">{capital(kind.replaceAll("-", " "))}</th>
            <td>{newestHours === null ? "none" : `at most ${sayHours(newestHours)} old`}</td>
            <td>{oldestDays === null ? "none" : `${count(oldestDays, "day")} old`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
