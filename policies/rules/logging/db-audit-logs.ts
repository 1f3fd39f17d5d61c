import type { Graph, Resource } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { databasesOf, sentBy, setting } from "./database-settings.ts";

export const dbAuditLogs: Rule = {
  id: "LOG-07",
  name: "db-audit-logs",
  statement: "Databases write changes of structure and rights down by their audit module, and send that log out.",
  severity: "high",
  capability: "change-audit",
  remedy: "load the engine's audit module for changes of structure and rights, and export its log",
  premises: ["every-volume-tenant-cmk"],
  check: ({ graph }) => each(databasesOf(graph), (database) => judgeDatabase(graph, database)),
};

function judgeDatabase(graph: Graph, database: Resource): Finding {
  const postgres = text(database, "engine")?.includes("postgres") ?? false;
  const faults = postgres ? postgresFaults(graph, database) : mysqlFaults(graph, database);
  return faults.length === 0
    ? pass(database, `the database ${database.name} writes down who changes its structure and rights, and sends it out`)
    : fail(database, `the database ${database.name} isn't audited, since ${faults.join(" and ")}`, { faults });
}

function postgresFaults(graph: Graph, database: Resource): readonly string[] {
  const audited = setting(graph, database, "pgaudit.log");
  return [
    ...(setting(graph, database, "shared_preload_libraries").includes("pgaudit") ? [] : ["pgaudit isn't loaded"]),
    ...(["ddl", "role"].every((kind) => isAudited(audited, kind)) ? [] : ["it looks away"]),
    ...(sentBy(database).includes("postgresql") ? [] : ["its log stays inside"]),
  ];
}

/** pgaudit takes a kind out of all of them where it stands with a minus. */
const isAudited = (audited: readonly string[], kind: string): boolean =>
  (audited.includes(kind) || audited.includes("all")) && !audited.includes(`-${kind}`);

function mysqlFaults(graph: Graph, database: Resource): readonly string[] {
  const audited = setting(graph, database, "SERVER_AUDIT_EVENTS");
  const spared = setting(graph, database, "SERVER_AUDIT_EXCL_USERS");
  const only = setting(graph, database, "SERVER_AUDIT_INCL_USERS");
  return [
    ...(only.length === 0 ? [] : [`it looks at ${only.join(" and ")} alone`]),
    ...(spared.length === 0 ? [] : [`it looks away from ${spared.join(" and ")}`]),
    ...(["QUERY_DDL", "QUERY_DCL"].every((kind) => audited.includes(kind)) ? [] : ["it looks away"]),
    ...(sentBy(database).includes("audit") ? [] : ["its log stays inside"]),
  ];
}
