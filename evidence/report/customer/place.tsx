import { HOUSED, placeName, regionOf } from "../../../law/index.ts";
import { grouped } from "../../grouped.ts";
import type { Reading } from "../reading.ts";
import { capital } from "../words.ts";
import { Doubt, doubts } from "./agreed.tsx";

const REASONS = { law: "Law: ", contract: "Contract: ", preference: "" } as const;
const ACCOUNTS = { tenant: "this customer's account", backup: "its backup account" } as const;

const SHOWN_BY = ["region-residency", "backup-residency", "log-residency"];

/** Where everything lives, and why there. */
export function Place({ reading }: { readonly reading: Reading }) {
  const { homes, zones, needs } = reading.settled;
  const groups = grouped(homes, ({ region, account, reason }) => [region, account, reason.say].join("|"));
  return (
    <section>
      <h3 id="place">Where the data lives</h3>
      <Doubt shownBy={SHOWN_BY} reading={reading} />
      <table class="stack">
        <caption>
          What lives where, and who demands it.
          {doubts(SHOWN_BY, reading).length === 0 && " Nothing of this customer's is anywhere else."}
        </caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Where</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {[...groups.values()].map((group) => (
            <HomeRow group={group} />
          ))}
        </tbody>
      </table>
      <p>
        It stands in {zones.length} zones, each with data centres of its own: {zones.join(" and ")}.
      </p>
      {needs.length > 0 && (
        <>
          <h4>What people see to before the first day</h4>
          <ul>
            {needs.map(({ say, source }) => (
              <li>
                {say} <cite>{source}</cite>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function HomeRow({ group }: { readonly group: Reading["settled"]["homes"] }) {
  const [first] = group;
  if (first === undefined) return null;
  const { region: code, account, reason } = first;
  const region = regionOf(code);
  return (
    <tr>
      <th scope="row">{capital(group.map(({ what }) => HOUSED[what]).join(", "))}</th>
      <td>
        <strong>{region ? placeName(region) : code}</strong> {code}, in {ACCOUNTS[account]}
      </td>
      <td>
        {reason.say}{" "}
        <cite>
          {REASONS[reason.kind]}
          {reason.source}
        </cite>
      </td>
    </tr>
  );
}
