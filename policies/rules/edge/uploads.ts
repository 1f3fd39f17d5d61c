import { dig, isList, isMap, type Value } from "../../../graph/index.ts";
import { bytesOf, type Product } from "../../../spec/index.ts";
import { parts } from "./waf.ts";

type Upload = Product["uploads"][number];
type Conditions = readonly Value[];

/** So much of a body a load balancer shows to its web application firewall, in bytes. */
const SHOWN = 8192;

/** What makes of a path that somebody wrote in another way the path that the product sees, letters as they are. */
const RESOLVED = ["URL_DECODE", "NORMALIZE_PATH"];

/**
 * AWS's rules that files set off without being an attack, each with what tells in another rule that this one would have
 * blocked. Labels are compared letter by letter, and a rule's isn't written as the rule is.
 */
const SIGNS: Readonly<Record<string, (statement: Value) => boolean>> = {
  SizeRestrictions_BODY: isOversize,
  CrossSiteScripting_BODY: (statement) => hasLabel(statement, "core-rule-set:CrossSiteScripting_Body"),
  GenericLFI_BODY: (statement) => hasLabel(statement, "core-rule-set:GenericLFI_Body"),
  SQLi_BODY: (statement) => hasLabel(statement, "sql-database:SQLi_Body"),
};

/** Whether a rule of AWS's is one that files set off without being an attack. */
export const mayCount = (name: string): boolean => Object.hasOwn(SIGNS, name);

/** Whether a statement is true of all that AWS's rule of this name would have blocked. */
export function tells(statement: Value | undefined, name: string): boolean {
  const any = dig(statement, "orStatement.statements");
  return (isList(any) ? any : [statement]).some((one) => one !== undefined && SIGNS[name]?.(one));
}

/** Whether all that a `not` leaves out is one of the product's uploads: at its path, by its method, no larger. */
export function sparesOnly(statement: Value, uploads: readonly Upload[]): boolean {
  const conditions = parts(dig(statement, "notStatement.statement"));
  return uploads.some((upload) => [isAt, isBy, isUpTo].every((holds) => holds(conditions, upload)));
}

function isAt(conditions: Conditions, { path }: Upload): boolean {
  const paths = conditions.filter((one) => isMap(dig(one, "byteMatchStatement.fieldToMatch.uriPath")));
  const begins = (changes: readonly string[]) =>
    paths.some((one) => found(one, "STARTS_WITH", changes)?.startsWith(path));
  return path.endsWith("/") ? begins([]) && begins(RESOLVED) : paths.some((one) => found(one, "EXACTLY", []) === path);
}

function isBy(conditions: Conditions, { method }: Upload): boolean {
  const methods = conditions.filter((one) => isMap(dig(one, "byteMatchStatement.fieldToMatch.method")));
  return methods.some((one) => found(one, "EXACTLY", []) === method);
}

function isUpTo(conditions: Conditions, { largest }: Upload): boolean {
  return conditions.some((one) => {
    const match = dig(one, "regexMatchStatement");
    const isLength = dig(match, "fieldToMatch.singleHeader.name") === "content-length";
    return isLength && changesOf(match).length === 0 && largestOf(dig(match, "regexString")) <= bytesOf(largest);
  });
}

/** The text that a statement compares with, where it compares so and after these changes. */
function found(statement: Value, how: string, changes: readonly string[]): string | null {
  const match = dig(statement, "byteMatchStatement");
  const isSo = dig(match, "positionalConstraint") === how && changesOf(match).join() === changes.join();
  return isSo ? String(dig(match, "searchString")) : null;
}

/** What is done to the text before it is compared, in the order of its doing. */
function changesOf(match: Value | undefined): readonly string[] {
  const changes = dig(match, "textTransformations");
  return (isList(changes) ? [...changes] : [])
    .sort((one, other) => Number(dig(one, "priority")) - Number(dig(other, "priority")))
    .map((change) => String(dig(change, "type")))
    .filter((type) => type !== "NONE");
}

/** The largest number that a pattern takes, where it is one of digits alone; else no end. */
function largestOf(pattern: Value | undefined): number {
  const whole = /^\^\(([^()]+)\)\$$/.exec(String(pattern))?.[1];
  const numbers = (whole ?? "").split("|").map(largestWritten);
  return Math.max(...numbers);
}

function largestWritten(alternative: string): number {
  if (!/^((\d|\[\d-\d\])(\{(\d+,)?\d+\})?)+$/.test(alternative)) return Number.POSITIVE_INFINITY;
  const signs = alternative.matchAll(/(?:\[\d-(\d)\]|(\d))(?:\{(?:\d+,)?(\d+)\})?/g);
  return Number([...signs].map(([, top, digit, times]) => (top ?? digit ?? "").repeat(Number(times ?? 1))).join(""));
}

function isOversize(statement: Value): boolean {
  const size = dig(statement, "sizeConstraintStatement");
  return (
    dig(size, "fieldToMatch.body.oversizeHandling") === "MATCH" &&
    ["GT", "GE"].includes(String(dig(size, "comparisonOperator"))) &&
    Number(dig(size, "size")) <= SHOWN
  );
}

function hasLabel(statement: Value, label: string): boolean {
  const match = dig(statement, "labelMatchStatement");
  return dig(match, "scope") === "LABEL" && dig(match, "key") === `awswaf:managed:aws:${label}`;
}
