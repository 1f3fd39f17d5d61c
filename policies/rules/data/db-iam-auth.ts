import { ofType } from "../../../graph/index.ts";
import { each, flag, text } from "../../read.ts";
import { fail, notApplicable, pass, type Rule } from "../../rule.ts";

const DATABASES = ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"];
const ABLE = /^(aurora-)?(postgres|mysql|mariadb)/;

export const dbIamAuth: Rule = {
  id: "DAT-05",
  name: "db-iam-auth",
  statement: "Databases accept IAM logins where the engine can.",
  severity: "medium",
  capability: "access-control",
  remedy: "set iamDatabaseAuthenticationEnabled to true",
  premises: [],
  check: ({ graph }) =>
    each(ofType(graph, ...DATABASES), (database) => {
      const engine = text(database, "engine") ?? "none";
      if (!ABLE.test(engine)) return notApplicable(`${database.name} runs ${engine}, which knows no IAM`, database);
      return flag(database, "iamDatabaseAuthenticationEnabled")
        ? pass(database, `programs log on to ${database.name} with a role and no password`)
        : fail(database, `programs log on to ${database.name} with passwords only`);
    }),
};
