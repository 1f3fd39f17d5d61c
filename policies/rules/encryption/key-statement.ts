import type { Condition, Principal, Statement } from "../../document.ts";

/** Whose key it is, and who else is known here. */
export interface Owners {
  /** Account the key is in. */
  readonly own: string;
  /** The other of the tenant's two accounts: the one that keeps or gave the copy. */
  readonly partner: string;
}

/** What the partner account needs to keep its own copy, and no more. */
const COPYING = ["kms:Decrypt", "kms:DescribeKey", "kms:ReEncryptFrom"];
const USING = /^kms:(\*|decrypt|encrypt|generate|reencrypt|sign|verify|derive)/i;
const ADMINISTERING =
  /^kms:(\*|put|schedule|disable|delete|update|enable|cancel|import|create(?!grant)|tag|untag|retire)/i;

/** What is wrong with one statement that allows, as clauses; none when it is right. */
export function faultsOf(statement: Statement, owners: Owners): readonly string[] {
  const faults = statement.principals.map((principal) => faultOf(principal, statement, owners));
  const mixed = statement.actions.some((a) => USING.test(a)) && statement.actions.some((a) => ADMINISTERING.test(a));
  return [...faults, mixed ? "lets the same people administer and use the key" : undefined]
    .filter((fault) => fault !== undefined)
    .map((fault) => `${statement.sid} ${fault}`);
}

function faultOf({ kind, name }: Principal, statement: Statement, owners: Owners): string | undefined {
  if (kind === "Service") {
    return bindsTo(statement, owners.own) ? undefined : `lets ${name} in on behalf of any account`;
  }
  if (name === "*") {
    return calledBy(statement, owners.own) && throughService(statement) ? undefined : "lets everybody in";
  }
  const account = /^\d{12}$/.test(name) ? name : name.split(":")[4];
  if (account === owners.own) return undefined;
  if (account !== owners.partner) return `lets ${name} in, which is not this tenant's`;
  return onlyCopies(statement) ? undefined : "lets the other account do more than keep its copy";
}

function onlyCopies({ actions, conditions }: Statement): boolean {
  const forServices = conditions.some(({ key, values }) => key === "kms:GrantIsForAWSResource" && values[0] === "true");
  return actions.every((action) => COPYING.includes(action) || (action === "kms:CreateGrant" && forServices));
}

const EXACT = /^(ForAnyValue:)?(String|Arn)(Equals|Like)$/;

const calledBy = ({ conditions }: Statement, account: string): boolean =>
  conditions.some((condition) => isExactly(condition, "kms:CallerAccount", account));

const throughService = ({ conditions }: Statement): boolean =>
  conditions.some(
    ({ operator, key, values }) => EXACT.test(operator) && key === "kms:ViaService" && !values.includes("*"),
  );

/** Whether every value of one of the conditions is, or is an ARN in, this account. */
const bindsTo = ({ conditions }: Statement, account: string): boolean =>
  conditions.some(
    ({ operator, values }) =>
      EXACT.test(operator) && values.length > 0 && values.every((value) => value.split(":").includes(account)),
  );

const isExactly = ({ operator, key, values }: Condition, wanted: string, value: string): boolean =>
  operator === "StringEquals" && key === wanted && values.length === 1 && values[0] === value;
