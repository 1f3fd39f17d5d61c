import { stringify } from "csv-stringify/sync";
import { nameIn } from "../../spec/index.ts";
import { type Assessment, headline } from "../assessment.ts";
import { standingOf } from "../controls.ts";
import { type Group, groupsOf, saidOfAll } from "../groups.ts";
import { sourceIn } from "./source.ts";

/** Texts that a spreadsheet would take for a formula are shown as text. */
const options = { escape_formulas: true, record_delimiter: "unix" } as const;

/** Most names in a field of what passes; where there are more, the first stands for all. */
const MOST = 3;

/** Each promise, for spreadsheets. */
export function promisesCsv(assessment: Assessment): string {
  const rows = assessment.ledger.map(({ promised, outcome, because, by, resources }) => {
    const { id, says, outside, limit } = promised;
    return [id, says, outcome, because, by.join(" "), resources.length, outside?.to, outside?.say, limit];
  });
  const head = ["promise", "says", "outcome", "because", "rules", "resources", "left to", "left", "limit"];
  return table(assessment, head, rows);
}

/** Each control of each framework with how it stands, for spreadsheets; its rules by their ids in the catalogue. */
export function controlsCsv(assessment: Assessment): string {
  const ids = new Map(assessment.rules.map(({ name, id }) => [name, id]));
  const rows = assessment.frameworks.flatMap(({ name, controls }) =>
    controls.map((control) => {
      const { id, title, rules, ground, to, reason } = control;
      const by = [...new Set([...rules.map((rule) => ids.get(rule) ?? rule), ...ground])].join(" ");
      return [name, id, title, standingOf(control, assessment.verdicts), by, to, reason];
    }),
  );
  const head = ["framework", "control", "asks", "stands", "rules", "left to", "reason"];
  return table(assessment, head, rows);
}

/** Each thing that a rule finds, with all resources in which it finds it, for spreadsheets. */
export function verdictsCsv(assessment: Assessment): string {
  const { verdicts, rules, graph } = assessment;
  const byName = new Map(rules.map((rule) => [rule.name, rule]));
  const rows = groupsOf(verdicts).map((group) => {
    const { rule, outcome, resources } = group;
    const { id, severity } = byName.get(rule) ?? {};
    const each = (tell: (urn: string) => string | null | undefined) => few([...new Set(resources?.map(tell))], group);
    const [types, names] = [each((urn) => graph.byUrn.get(urn)?.type), each(nameIn)];
    return [
      id,
      rule,
      severity,
      outcome,
      saidOfAll(group),
      resources?.length,
      types,
      names,
      each((urn) => sourceIn(assessment, urn)),
    ];
  });
  const head = ["id", "rule", "severity", "outcome", "because", "resources", "types", "names", "sources"];
  return table(assessment, head, rows);
}

/** Where all is well the first of many is enough here: `verdicts.json` has the others. */
function few(texts: readonly unknown[], { outcome }: Group): string {
  const shown = outcome === "pass" && texts.length > MOST ? texts.slice(0, 1) : texts;
  return [...shown, ...(shown.length < texts.length ? [`+${texts.length - shown.length}`] : [])].join(" ");
}

function table(assessment: Assessment, head: readonly string[], rows: readonly unknown[][]): string {
  return stringify([[headline(assessment)], [...head], ...rows], options);
}
