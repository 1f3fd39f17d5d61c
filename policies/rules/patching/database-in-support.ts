import { ofType, type Resource } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { supportedUntil } from "./supported.ts";

const STANDARD = "open-source-rds-extended-support-disabled";

export const databaseInSupport: Rule = {
  id: "DAT-10",
  name: "database-in-support",
  statement: "Databases run a series of releases in standard support, and are moved on when that ends.",
  severity: "high",
  capability: "database-patching",
  remedy: `run a series of the table of standard support, with engineLifecycleSupport ${STANDARD}`,
  premises: [],
  check: (subject) =>
    each(ofType(subject.graph, "aws:rds/instance:Instance"), (database) => judgeDatabase(subject, database)),
};

function judgeDatabase({ today }: Subject, database: Resource): Finding {
  const { name } = database;
  const [engine = "an engine", version = "of RDS's choice"] = [
    text(database, "engine"),
    text(database, "engineVersion"),
  ];
  const series = version
    .split(".")
    .slice(0, engine === "postgres" ? 1 : 2)
    .join(".");
  const until = supportedUntil(engine, series, today);
  const lifecycle = text(database, "engineLifecycleSupport") ?? "open-source-rds-extended-support";
  if (until === null) return fail(database, `${name} runs ${engine} ${series}, which is out of support`);
  return lifecycle === STANDARD
    ? pass(database, `${name} runs ${engine} ${series}, in support until ${until}, and is moved on then`, { until })
    : fail(database, `${name} stays on ${engine} ${series} when its support ends on ${until}`, { until });
}
