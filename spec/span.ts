/** A length of time as people write it, with its length in hours (a month counts 31 days, a year 366: never too short). */
export interface Span {
  /** As in the tenant file or the law: `24 months`. */
  readonly text: string;
  readonly hours: number;
}

const HOURS = { hour: 1, day: 24, month: 31 * 24, year: 366 * 24 } as const;
const PATTERN = /^([1-9]\d{0,4}) (hour|day|month|year)s?$/;

/** Longest that AWS Backup keeps a copy, in days. */
const LONGEST_DAYS = 36_500;

/** Whether a text is a length of time: a number and `hours`, `days`, `months` or `years`, at most 99 years. */
export function isSpan(text: string): boolean {
  const hours = hoursOf(text);
  return hours !== null && hours <= LONGEST_DAYS * HOURS.day;
}

/**
 * Reads a length of time such as `24 months`. Texts from loaded files and law tables are spans already.
 * @throws RangeError when the text is not a length of time
 */
export function parseSpan(text: string): Span {
  const hours = hoursOf(text);
  if (hours === null) throw new RangeError(`"${text}" is not a length of time; write one such as "30 days"`);
  return { text, hours };
}

function hoursOf(text: string): number | null {
  const match = PATTERN.exec(text);
  return match ? Number(match[1]) * HOURS[match[2] as keyof typeof HOURS] : null;
}

/** Hours as people say them: from three days on in days, begun ones counted whole. */
export function sayHours(hours: number): string {
  const [number, unit] = hours < 72 ? [hours, "hour"] : [Math.ceil(hours / 24), "day"];
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}
