import { type Graph, ofType, type Resource, referents } from "../../../graph/index.ts";
import { each, places, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";

/** The setting by which each engine refuses plain connections. */
const REFUSES_PLAIN: Readonly<Record<string, string>> = {
  postgres: "rds.force_ssl",
  mysql: "require_secure_transport",
  mariadb: "require_secure_transport",
};

export const tlsToBackend: Rule = {
  id: "EDGE-05",
  name: "tls-to-backend",
  statement: "Traffic behind the load balancer is encrypted up to the database, which refuses plain connections.",
  severity: "high",
  capability: "encryption-in-transit",
  remedy:
    "let target groups speak HTTPS, and set rds.force_ssl or require_secure_transport to 1 in the parameter group",
  premises: [],
  *check({ graph }) {
    yield* each(ofType(graph, "aws:lb/targetGroup:TargetGroup"), judgeTargets);
    yield* each(ofType(graph, "aws:rds/instance:Instance"), (database) => judgeDatabase(graph, database));
  },
};

function judgeTargets(group: Resource): Finding {
  const protocol = text(group, "protocol") ?? "none";
  return ["HTTPS", "TLS"].includes(protocol)
    ? pass(group, `what comes in for ${group.name} goes on encrypted`, { protocol })
    : fail(group, `what comes in for ${group.name} goes on by ${protocol}`, { protocol });
}

function judgeDatabase(graph: Graph, database: Resource): Finding {
  const { name } = database;
  const engine = text(database, "engine") ?? "none";
  const setting = REFUSES_PLAIN[engine];
  if (setting === undefined) return fail(database, `nobody knows how ${engine} refuses plain connections to ${name}`);
  const [group] = referents(graph, database, "parameterGroupName");
  const set = group && places(group, "parameters.*").find((path) => text(group, `${path}.name`) === setting);
  return set && ["1", "ON"].includes(text(group, `${set}.value`) ?? "")
    ? pass(database, `${name} refuses plain connections`, { setting })
    : fail(database, `${name} takes plain connections, since ${setting} isn't on`, { setting });
}
