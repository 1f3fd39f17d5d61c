import { ofType, type Resource } from "../../../graph/index.ts";
import { each, flag } from "../../read.ts";
import { type Finding, fail, notApplicable, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { storeFaults } from "./tenant-key.ts";

const DATABASES = ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"];
/**
 * Properties by which a password would enter the deployment's state; that of a secret property stays out of the graph,
 * not of the state.
 */
const PASSWORDS = ["password", "passwordWo", "masterPassword", "masterPasswordWo"];

export const dbMasterPasswordManaged: Rule = {
  id: "ENC-11",
  name: "db-master-password-managed",
  statement:
    "Database master passwords are managed by the service with the tenant's key and never enter the deployment state.",
  severity: "high",
  capability: "secret-hygiene",
  remedy: "set manageMasterUserPassword with the tenant's secrets key, and no password",
  premises: ["kms-policy-tenant-only"],
  check: (subject) => each(ofType(subject.graph, ...DATABASES), (database) => judgeDatabase(subject, database)),
};

function judgeDatabase(subject: Subject, database: Resource): Finding {
  const given = PASSWORDS.filter((name) => database.inputs[name] !== undefined);
  if (given.length > 0) return fail(database, `${database.name} is given its password by ${given.join(" and ")}`);
  if (database.inputs.replicateSourceDb !== undefined)
    return notApplicable(`${database.name} is a replica and has the passwords of its source`, database);
  const managed = flag(database, "manageMasterUserPassword");
  if (!managed) return fail(database, `the password of ${database.name} isn't managed by the service`);
  const faults = storeFaults(subject, database, { key: "masterUserSecretKmsKeyId" });
  return faults.length === 0
    ? pass(database, `the service makes and keeps the password of ${database.name} under a key of this tenant`)
    : fail(
        database,
        `the password of ${database.name} isn't under a key of this tenant, since ${faults.join(" and ")}`,
      );
}
