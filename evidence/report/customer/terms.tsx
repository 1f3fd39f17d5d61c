import type { Reading } from "../reading.ts";
import { sayDay } from "../words.ts";
import { Doubt } from "./agreed.tsx";
import { dayAfter } from "./calendar.ts";

const EVERY = { hour: "hour", "4 hours": "4 hours", day: "day", night: "night" } as const;
const KINDS = {
  all: "each copy",
  daily: "of each day",
  weekly: "of each week",
  monthly: "of each month",
  yearly: "of each year",
};

const TERMS = [
  ["lose", "Most work lost after an incident"],
  ["return", "Back to work within"],
  ["breach", "A breach is reported within"],
  ["logs", "Records are kept"],
  ["erasure", "Held after the contract, then destroyed"],
] as const;

const SHOWN_BY = ["backup-schedule", "backup-retention", "backup-isolation", "backup-encryption", "restore-testing"];

/** How long things are kept and how fast they come back, each with who demands it. */
export function Terms({ reading }: { readonly reading: Reading }) {
  const { terms, tenant } = reading.settled;
  return (
    <section>
      <h3 id="terms">Backups, and how long things are kept</h3>
      <Doubt shownBy={SHOWN_BY} reading={reading} />
      <p>
        A copy of all data is made every {EVERY[tenant.backups.every]}, and a restore is tested {tenant.backups.test}.
        {tenant.backups.separate && " Every copy also lies in an account of its own, where an intruder can't reach it."}
      </p>
      <Kept reading={reading} />
      <table class="stack">
        <caption>What was agreed, and who demands it</caption>
        <thead>
          <tr>
            <th scope="col">Term</th>
            <th scope="col">How long</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {TERMS.map(([name, say]) => (
            <tr>
              <th scope="row">{say}</th>
              <td>
                <strong>{terms[name].span.text}</strong>
              </td>
              <td>
                {terms[name].reason.say} <cite>{terms[name].reason.source}</cite>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Kept({ reading }: { readonly reading: Reading }) {
  const { at, settled } = reading;
  const { backups, files, contract, exit } = settled.tenant;
  const kept = [
    ...Object.entries(backups.keep).flatMap(([kind, span]) =>
      span === undefined ? [] : [[`Copy ${KINDS[kind as keyof typeof KINDS]}`, span] as const],
    ),
    ...files.map(({ folder, keep }) => [`Files in ${folder}`, keep] as const),
    ["Records of what happened", settled.terms.logs.span.text] as const,
  ];
  return (
    <table>
      <caption>What is made on {sayDay(at)}, the day of this report, and when it goes</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Kept</th>
          <th scope="col">At least until</th>
        </tr>
      </thead>
      <tbody>
        {kept.map(([what, span]) => (
          <tr>
            <th scope="row">{what}</th>
            <td>{span}</td>
            <td>{sayDay(dayAfter(at, span))}</td>
          </tr>
        ))}
        {contract.ends !== undefined && (
          <tr>
            <th scope="row">Everything, when the contract ends on {sayDay(contract.ends)}</th>
            <td>{exit.hold}</td>
            <td>{sayDay(dayAfter(contract.ends, exit.hold))}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
