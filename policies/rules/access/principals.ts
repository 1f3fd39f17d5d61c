import type { Condition, Principal, Statement } from "../../document.ts";
import type { Subject } from "../../verdict.ts";

const EXACT = /^(ForAnyValue:)?(String|Arn)(Equals|Like)$/;

/** Whether every value of a condition on one of these keys is, or is an ARN in, the tenant's own accounts. */
export function boundToUs({ accounts }: Subject, { conditions }: Statement, keys: readonly string[]): boolean {
  const own = [accounts.tenant, accounts.backup];
  // A part of an ARN besides the account is chosen by whoever made the thing.
  const isOwn = (value: string): boolean => own.includes(value.split(":").at(4) ?? value);
  return conditions.some(
    ({ operator, key, values }: Condition) =>
      EXACT.test(operator) && keys.includes(key) && values.length > 0 && values.every(isOwn),
  );
}

/** The account of a principal: its number alone, or the one its ARN names; undefined for anything else. */
export function accountOf({ kind, name }: Principal): string | undefined {
  if (kind !== "AWS") return undefined;
  return /^\d{12}$/.test(name) ? name : name.split(":")[4];
}

export const isEverybody = ({ name }: Principal): boolean => name === "*";

/** Keys by which AWS says for which account one of its services acts. */
export const SOURCES = ["aws:SourceAccount", "aws:SourceArn"];
/** Keys by which AWS says of which account the caller is. */
export const CALLERS = ["aws:PrincipalAccount", "aws:PrincipalArn", "kms:CallerAccount"];
