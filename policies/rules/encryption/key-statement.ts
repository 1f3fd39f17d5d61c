import { type Condition, covers, type Principal, type Statement } from "../../document.ts";

/** Whose key it is, and who else is known here. */
export interface Owners {
  /** Account the key is in. */
  readonly own: string;
  /** The other of the tenant's two accounts: the one that keeps or gave the copy. */
  readonly partner: string;
}

/** What the partner account needs to keep its own copy, and no more. */
const COPYING = ["kms:Decrypt", "kms:DescribeKey", "kms:ReEncryptFrom"];
const USING = [
  "Decrypt",
  "Encrypt",
  "GenerateDataKey",
  "GenerateMac",
  "ReEncryptFrom",
  "ReEncryptTo",
  "Sign",
  "VerifyMac",
];
const ADMINISTERING = [
  "PutKeyPolicy",
  "ScheduleKeyDeletion",
  "DisableKey",
  "DisableKeyRotation",
  "UpdateAlias",
  "DeleteAlias",
];

/** What is wrong with statements that allow, as clauses; none when they are right. */
export function faultsOf(statements: readonly Statement[], owners: Owners): readonly string[] {
  const administrators = statements.filter(allowsAny(ADMINISTERING)).flatMap(({ principals }) => principals.map(whoIs));
  return statements.flatMap((statement) => {
    const faults = statement.principals.map((principal) => faultOf(principal, statement, owners));
    const both = statement.principals.some((one) => administrators.includes(whoIs(one)));
    const mixed = both && allowsAny(USING)(statement) ? "lets those use the key who administer it" : undefined;
    return [...faults, mixed].filter((fault) => fault !== undefined).map((fault) => `${statement.sid} ${fault}`);
  });
}

const allowsAny =
  (wanted: readonly string[]) =>
  ({ actions }: Statement): boolean =>
    wanted.some((one) => covers(actions, `kms:${one}`));

/** An account may be named by its number or by its root. */
const whoIs = ({ name }: Principal): string => name.replace(/^arn:[^:]+:iam::(\d{12}):root$/, "$1");

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
  const forServices = conditions.some(
    ({ operator, key, values }) =>
      operator === "Bool" && key === "kms:GrantIsForAWSResource" && values.join() === "true",
  );
  return actions.every((action) => COPYING.includes(action) || (action === "kms:CreateGrant" && forServices));
}

const EXACT = /^(ForAnyValue:)?(String|Arn)(Equals|Like)$/;

const calledBy = ({ conditions }: Statement, account: string): boolean =>
  conditions.some((condition) => isExactly(condition, "kms:CallerAccount", account));

const throughService = ({ conditions }: Statement): boolean =>
  conditions.some(
    ({ operator, key, values }) => EXACT.test(operator) && key === "kms:ViaService" && !values.includes("*"),
  );

/** What a service states of whom it acts for, and what it seals with: nothing that a caller may say by itself. */
const STATED = /^(aws:source(account|arn)|kms:encryptioncontext:aws:[a-z-]+:arn)$/i;

/** Whether every value of what a service states is, or is an ARN in, this account. */
const bindsTo = ({ conditions }: Statement, account: string): boolean =>
  conditions.some(
    ({ operator, key, values }) =>
      EXACT.test(operator) &&
      STATED.test(key) &&
      values.length > 0 &&
      values.every((value) => value.split(":").includes(account)),
  );

const isExactly = ({ operator, key, values }: Condition, wanted: string, value: string): boolean =>
  operator === "StringEquals" && key === wanted && values.length === 1 && values[0] === value;
