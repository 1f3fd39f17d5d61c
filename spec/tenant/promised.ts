import { z } from "zod";
import { isSpan } from "../span.ts";
import { clock, distinct, folder, line, place as placeWord, slug, span, weekday } from "./words.ts";

/** Longest that a log group can keep anything: ten years. */
const MOST_LOG_DAYS = 3653;

export const place = z
  .strictObject({
    data: placeWord
      .default("in-country")
      .describe(
        "Where the system and its data are: in-country, nearest-allowed or a country. Default: in-country. Refused where the law doesn't allow it.",
      ),
    backups: placeWord
      .optional()
      .describe(
        "Where the copy of the backups is that an intruder can't reach: in-country, nearest-allowed or a country. Default: as place.data.",
      ),
    cloud: z
      .enum(["public", "sovereign", "government"])
      .default("public")
      .describe("Which cloud the contract asks for. Default: public. Refused where there is none."),
    wish: z.literal("in-country").optional().describe("What the customer would take once it exists. Default: none."),
    accepted: line
      .optional()
      .describe(
        "Where in the contract the customer agreed that data or backups leave the country, or to another limit we name. Must be given when they do.",
      ),
  })
  .prefault({})
  .describe("Where everything lives.");

export const availability = z
  .strictObject({
    lose: span.default("1 hour").describe("Most work lost after an incident, such as 1 hour. Default: 1 hour."),
    return: span
      .default("4 hours")
      .describe("Longest time until people can work again, such as 8 hours. Default: 4 hours."),
  })
  .prefault({})
  .describe("What an incident may cost.");

export const backups = z
  .strictObject({
    every: z
      .enum(["hour", "4 hours", "day", "night"])
      .default("day")
      .describe(
        "How often a copy is made; a night is between 00:00 and 05:00 in the zone of maintenance. Default: day.",
      ),
    keep: z
      .strictObject({
        all: span
          .optional()
          .describe(
            "How long every copy lives when more than one is made a day, daily then keeping the first of each day; where daily is left out, how long the copy of each day lives. Default: 48 hours.",
          ),
        daily: span.optional().describe("How long the copy of each day lives."),
        weekly: span.optional().describe("How long the first copy of each week lives."),
        monthly: span.optional().describe("How long the first copy of each month lives."),
        yearly: span.optional().describe("How long the first copy of each year lives."),
      })
      .describe("How long each kind of copy is kept; at least one of daily, weekly, monthly and yearly."),
    separate: z
      .boolean()
      .default(true)
      .describe(
        "Whether there is a copy that an intruder in the tenant can't delete. Default: true; false needs a waiver.",
      ),
    test: z
      .string()
      .regex(/^every [1-9]\d{0,2} (day|month)s?$/, { error: "every and a time, such as every 30 days", abort: true })
      .refine((text) => inDays(text) >= 2 && inDays(text) <= 366, { error: "every 2 days to every 12 months" })
      .default("every 30 days")
      .describe("How often a restore is tested: every and a time. Default: every 30 days."),
  })
  .describe("Copies of the data.");

export const incident = z
  .strictObject({
    report: span
      .optional()
      .describe(
        "Time to report a breach to the customer; never longer than the law's. Default: the shortest of the law and 72 hours.",
      ),
  })
  .prefault({})
  .describe("What happens after a breach.");

export const files = z
  .array(
    z.strictObject({
      folder: folder.describe("Name of the folder."),
      keep: span.describe("How long a file stays in it."),
    }),
  )
  .max(200)
  .default([])
  .describe("Folders outside the database and how long files stay there. Default: no other folder exists.");

export const cleanup = z
  .record(slug, span)
  .default({})
  .describe("Terms the product enforces by itself, by the product's own name for each. Default: none.");

export const logs = z
  .strictObject({
    keep: span
      .refine((text) => !isSpan(text) || inDays(text) <= MOST_LOG_DAYS, { error: "at most 10 years" })
      .optional()
      .describe(
        "How long logs stay, at most 10 years; never shorter than the law's. Default: the longest of the law and 1 year.",
      ),
    reports: z
      .enum(["weekly", "monthly", "none"])
      .default("monthly")
      .describe("Report to the contacts. Default: monthly."),
  })
  .prefault({})
  .describe("Records of what happened.");

export const maintenance = z
  .strictObject({
    day: weekday.describe("Day of the week."),
    from: clock.describe('Time it begins, in quotes, such as "22:00".'),
    zone: z
      .string()
      .refine(isZone, { error: "a time zone such as Europe/Madrid" })
      .describe("Time zone of both, such as Europe/Madrid."),
  })
  .optional()
  .describe(
    "When updates may interrupt work. Default: Sunday 02:00 in the country's time; must be given in a country with several times.",
  );

export const exit = z
  .strictObject({
    export: distinct(z.enum(["database", "files", "logs"]))
      .default(["database", "files"])
      .describe("What the customer gets at the end. Default: database and files."),
    hold: span.default("30 days").describe("Time between hand-over and destruction, 7 to 180 days. Default: 30 days."),
  })
  .prefault({})
  .describe("The end of the contract.");

/** Days of a span, or of `every` and one, as a calendar has them on average. */
function inDays(text: string): number {
  const [, count, unit] = /(\d+) (hour|day|month|year)/.exec(text) ?? [];
  return Number(count) * { hour: 1 / 24, day: 1, month: 365.25 / 12, year: 365.25 }[unit as "day"];
}

const ZONES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("timeZone"));

/** Whether a text is a time zone as its register spells it, be it an older name: other programs know no other spelling. */
function isZone(text: string): boolean {
  if (ZONES.has(text)) return true;
  if (!/^[A-Z]\w*(\/[A-Z][\w+-]*)+$/.test(text)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions();
    return timeZone.toLowerCase() !== text.toLowerCase() || timeZone === text;
  } catch {
    return false;
  }
}
