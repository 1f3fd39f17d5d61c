import { ofType, type Resource, referrers } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";

const VERSION = "aws:secretsmanager/secretVersion:SecretVersion";
/** Inputs that hold what is secret, and that the plan, if not the state, therefore holds too. */
const HOLDING = ["secretString", "secretStringWo", "secretBinary"];

export const secretsFilledByPeople: Rule = {
  id: "ENC-14",
  name: "secrets-filled-by-people",
  statement: "What opens other people's systems is put into Secrets Manager by people: no plan and no state holds it.",
  severity: "high",
  capability: "secret-hygiene",
  remedy: "declare the secret without a version, and have people fill it",
  premises: ["no-plaintext-secrets"],
  rare: true,
  check: ({ graph }) =>
    each(ofType(graph, "aws:secretsmanager/secret:Secret"), (secret) =>
      judgeSecret(secret, referrers(graph, VERSION, "secretId", secret)),
    ),
};

function judgeSecret(secret: Resource, versions: readonly Resource[]): Finding {
  const told = versions.filter(({ inputs }) => HOLDING.some((property) => inputs[property] !== undefined));
  return told.length === 0
    ? pass(secret, `nothing in this stack says what ${secret.name} holds`)
    : fail(secret, `${told.map(({ name }) => name).join(" and ")} tells this stack's state what ${secret.name} holds`);
}
