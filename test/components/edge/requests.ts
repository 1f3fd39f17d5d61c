/** A request as the web application firewall is shown it. */
export interface Request {
  readonly method: string;
  readonly path: string;
  /** Bytes of its body. */
  readonly body: number;
  /** What it says of its own length; nothing in chunks. */
  readonly length?: string | undefined;
  /** What rules of AWS's have found before. */
  readonly labels?: readonly string[];
}

// biome-ignore lint/suspicious/noExplicitAny: statements are read as WAF reads them, whatever is in them
type Statement = any;

const SHOWN = 8192;

/** Whether a statement is true of a request, by the meaning that AWS's developer guide gives each of those we use. */
export function isTrue(statement: Statement, request: Request): boolean {
  const [[kind, said]] = Object.entries<Statement>(statement) as [[string, Statement]];
  if (kind === "andStatement") return said.statements.every((one: Statement) => isTrue(one, request));
  if (kind === "orStatement") return said.statements.some((one: Statement) => isTrue(one, request));
  if (kind === "notStatement") return !isTrue(said.statement, request);
  if (kind === "labelMatchStatement") return said.scope === "LABEL" && (request.labels ?? []).includes(said.key);
  if (kind === "sizeConstraintStatement") return isLarge(said, request);
  const text = textOf(said.fieldToMatch, request);
  if (text === undefined) return false;
  const read = said.textTransformations.reduce((before: string, { type }: Statement) => change(type, before), text);
  if (kind === "regexMatchStatement") return new RegExp(said.regexString).test(read);
  if (kind === "byteMatchStatement") return compare(said.positionalConstraint, read, said.searchString);
  throw new Error(`Nobody said what ${kind} means`);
}

function isLarge({ comparisonOperator, size, fieldToMatch }: Statement, { body }: Request): boolean {
  if (comparisonOperator !== "GT") throw new Error(`Nobody said what ${comparisonOperator} means`);
  if (body > SHOWN && fieldToMatch.body.oversizeHandling === "MATCH") return true;
  return Math.min(body, SHOWN) > size;
}

function textOf(field: Statement, { method, path, length }: Request): string | undefined {
  if (field.method) return method;
  if (field.uriPath) return path;
  if (field.singleHeader?.name === "content-length") return length;
  throw new Error(`Nobody said what ${JSON.stringify(field)} is`);
}

function change(type: string, text: string): string {
  if (type === "NONE") return text;
  if (type === "URL_DECODE") return decodeURIComponent(text);
  if (type === "LOWERCASE") return text.toLowerCase();
  if (type === "NORMALIZE_PATH") return new URL(text.replaceAll(/\/{2,}/g, "/"), "https://home.example").pathname;
  throw new Error(`Nobody said what ${type} does`);
}

function compare(how: string, text: string, wanted: string): boolean {
  if (how === "EXACTLY") return text === wanted;
  if (how === "STARTS_WITH") return text.startsWith(wanted);
  throw new Error(`Nobody said how ${how} compares`);
}
