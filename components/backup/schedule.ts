/** How often a copy is made. */
type Every = "hour" | "4 hours" | "day" | "night";

/** A promised kind of copy beside the ordinary one, and days each of them is kept. */
interface Kept {
  /** Every copy, where more than one is made a day. */
  readonly all?: number;
  readonly daily?: number;
  readonly weekly?: number;
  readonly monthly?: number;
  readonly yearly?: number;
}

export interface Promised {
  readonly every: Every;
  readonly keep: Kept;
  /** Hour on the customer's clock at which the day's copy starts, 0 to 23. */
  readonly hour: number;
  /** IANA zone of that clock. */
  readonly zone: string;
}

/** One rule of a backup plan. */
export interface BackupRule {
  readonly name: string;
  /** AWS cron expression, on the customer's clock. */
  readonly schedule: string;
  readonly zone: string;
  readonly keepDays: number;
}

/** Days that a copy is kept when the promise says how often and not how long. */
const UNSAID_DAYS = 2;

/**
 * One rule for each promised schedule. Where two start at once AWS Backup makes one copy and keeps it for the longer
 * term, so that the first copy of a day, week, month or year is the one that stays.
 */
export function planRules({ every, keep, hour, zone }: Promised): readonly BackupRule[] {
  const several = every === "hour" || every === "4 hours";
  const often = keep.all ?? UNSAID_DAYS;
  const hours = every === "hour" ? "*" : [0, 1, 2, 3, 4, 5].map((step) => (hour % 4) + 4 * step).join(",");
  const rule = (name: string, schedule: string, keepDays: number | undefined): BackupRule[] =>
    keepDays === undefined ? [] : [{ name, schedule, zone, keepDays }];
  return [
    ...rule(every.replace(" ", "-"), `cron(0 ${hours} * * ? *)`, several ? often : undefined),
    ...rule("daily", `cron(0 ${hour} * * ? *)`, keep.daily ?? (several ? undefined : often)),
    ...rule("weekly", `cron(0 ${hour} ? * MON *)`, keep.weekly),
    ...rule("monthly", `cron(0 ${hour} 1 * ? *)`, keep.monthly),
    ...rule("yearly", `cron(0 ${hour} 1 1 ? *)`, keep.yearly),
  ];
}

/** Bounds of the vault's lock: no rule is outside them, and nothing can be kept for longer than was promised. */
export function planLock(rules: readonly BackupRule[]): { readonly minDays: number; readonly maxDays: number } {
  const terms = rules.map(({ keepDays }) => keepDays);
  return { minDays: Math.min(...terms), maxDays: Math.max(...terms) };
}
