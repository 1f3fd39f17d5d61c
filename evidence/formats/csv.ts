import { stringify } from "csv-stringify/sync";
import { type Assessment, headline } from "../assessment.ts";
import { standingOf } from "../controls.ts";

/** Texts that a spreadsheet would take for a formula are shown as text. */
const options = { escape_formulas: true, record_delimiter: "unix" } as const;

/** Each promise, for spreadsheets. */
export function promisesCsv(assessment: Assessment): string {
  const rows = assessment.ledger.map(({ promised, outcome, because, by, resources }) => {
    const { id, says, outside, limit } = promised;
    return [id, says, outcome, because, by.join(" "), resources.length, outside?.to, outside?.say, limit];
  });
  const head = ["promise", "says", "outcome", "because", "rules", "resources", "left to", "left", "limit"];
  return stringify([[headline(assessment)], head, ...rows], options);
}

/** Each control of each framework with how it stands, for spreadsheets. */
export function controlsCsv(assessment: Assessment): string {
  const rows = assessment.frameworks.flatMap(({ name, controls }) =>
    controls.map((control) => {
      const { id, title, status, rules, ground, to, reason } = control;
      return [
        name,
        id,
        title,
        standingOf(control, assessment.verdicts),
        status,
        [...rules, ...ground].join(" "),
        to,
        reason,
      ];
    }),
  );
  const head = ["framework", "control", "asks", "stands", "status", "rules", "left to", "reason"];
  return stringify([[headline(assessment)], head, ...rows], options);
}

/** Each verdict, for spreadsheets. */
export function verdictsCsv(assessment: Assessment): string {
  const { verdicts, graph } = assessment;
  const rows = verdicts.map(({ rule, severity, outcome, resource, because }) => {
    const { source = null, type, name } = graph.byUrn.get(resource ?? "") ?? {};
    const where = source === null ? null : `${source.file}:${source.line}`;
    return [rule, severity, outcome, type, name, because, where];
  });
  const head = ["rule", "severity", "outcome", "type", "resource", "because", "source"];
  return stringify([[headline(assessment)], head, ...rows], options);
}
