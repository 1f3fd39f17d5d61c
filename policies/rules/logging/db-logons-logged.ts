import type { Graph, Resource } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { databasesOf, sentBy, setting } from "./database-settings.ts";

export const dbLogonsLogged: Rule = {
  id: "LOG-10",
  name: "db-logons-logged",
  statement: "Databases write every logon down, whether it works or fails, and send that log out.",
  severity: "high",
  capability: "logon-auditing",
  remedy: "switch log_connections on, or audit CONNECT, and export the log and the failures of IAM logons",
  premises: ["every-volume-tenant-cmk"],
  check: ({ graph }) => each(databasesOf(graph), (database) => judgeDatabase(graph, database)),
};

function judgeDatabase(graph: Graph, database: Resource): Finding {
  const postgres = text(database, "engine")?.includes("postgres") ?? false;
  const written = postgres
    ? setting(graph, database, "log_connections").some((value) => ["1", "on", "all"].includes(value))
    : setting(graph, database, "SERVER_AUDIT_EVENTS").includes("CONNECT");
  const missing = [postgres ? "postgresql" : "audit", "iam-db-auth-error"].filter(
    (log) => !sentBy(database).includes(log),
  );
  const faults = [
    ...(written ? [] : ["it writes down no logons"]),
    ...(missing.length === 0 ? [] : [`it keeps its logs ${missing.join(" and ")} to itself`]),
  ];
  return faults.length === 0
    ? pass(database, `the database ${database.name} writes every logon down and sends it out`)
    : fail(database, `nobody hears of logons to the database ${database.name}, since ${faults.join(" and ")}`, {
        faults,
      });
}
