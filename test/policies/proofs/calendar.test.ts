import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstWithout, longestDays, longestGap, parseCron, play } from "../../../policies/proofs/calendar/index.ts";

const ZONES = [
  "Europe/Madrid",
  "America/Chicago",
  "Australia/Lord_Howe",
  "Asia/Kolkata",
  "Africa/Casablanca",
  "Etc/UTC",
] as const;

const starts = (schedule: string, zone: string, from: [number, number, number], until: [number, number, number]) => {
  const cron = parseCron(schedule);
  if (cron === null) throw new Error(`${schedule} is no schedule`);
  const day = ([year, month, date]: [number, number, number]) => ({ year, month, date });
  return play(cron, zone, day(from), day(until)).map((instant) => new Date(instant).toISOString());
};

describe("a schedule of AWS Backup", () => {
  it("is read in its zone, before and after the clock changes", () => {
    expect(starts("cron(30 1 * * ? *)", "Europe/Madrid", [2027, 3, 27], [2027, 3, 30])).toEqual([
      "2027-03-27T00:30:00.000Z",
      "2027-03-28T00:30:00.000Z",
      "2027-03-28T23:30:00.000Z",
    ]);
  });

  it("has no start at a time that the clock skips", () => {
    expect(starts("cron(30 2 * * ? *)", "Europe/Madrid", [2027, 3, 27], [2027, 3, 30])).toEqual([
      "2027-03-27T01:30:00.000Z",
      "2027-03-29T00:30:00.000Z",
    ]);
  });

  it("has one start at a time that comes twice", () => {
    expect(starts("cron(30 2 * * ? *)", "Europe/Madrid", [2027, 10, 31], [2027, 11, 1])).toEqual([
      "2027-10-31T00:30:00.000Z",
    ]);
  });

  it("counts days of the week from Sunday, as AWS does", () => {
    expect(starts("cron(0 0 ? * 1 *)", "Etc/UTC", [2027, 1, 1], [2027, 1, 8])).toEqual(["2027-01-03T00:00:00.000Z"]);
    expect(starts("cron(0 0 ? * MON-TUE *)", "Etc/UTC", [2027, 1, 1], [2027, 1, 8])).toEqual([
      "2027-01-04T00:00:00.000Z",
      "2027-01-05T00:00:00.000Z",
    ]);
  });

  it.each([
    "rate(1 day)",
    "0 1 * * ? *",
    "cron(0 1 * * * *)",
    "cron(0 1 ? * ? *)",
    "cron(0 1 L * ? *)",
    "cron(0 1 ? * 2#1 *)",
    "cron(0 1 15W * ? *)",
    "cron(60 1 * * ? *)",
    "cron(0 5-1 * * ? *)",
    "cron(0 1 * * ?)",
  ])("isn't guessed at: %s", (schedule) => {
    expect(parseCron(schedule)).toBeNull();
  });

  it("starts exactly when a clock that ticks through every minute shows its time", () => {
    const field = (least: number, most: number) =>
      fc.oneof(
        fc.constant("*"),
        fc
          .uniqueArray(fc.integer({ min: least, max: most }), { minLength: 1, maxLength: 3 })
          .map((list) => list.join(",")),
        fc.integer({ min: 2, max: 9 }).map((step) => `*/${step}`),
        fc
          .tuple(fc.integer({ min: least, max: most }), fc.integer({ min: 0, max: 5 }))
          .map(([from, more]) => `${from}-${Math.min(most, from + more)}`),
      );
    const quarter = fc.constantFrom("0", "15", "30", "45", "0,30");
    const day = fc.oneof(fc.tuple(field(1, 31), fc.constant("?")), fc.tuple(fc.constant("?"), field(1, 7)));
    // Weeks in which some zone of the list changes its clock, and one in which none does.
    const begin = fc.constantFrom(
      [2027, 3, 11],
      [2027, 3, 25],
      [2027, 10, 1],
      [2027, 10, 28],
      [2028, 2, 26],
      [2027, 11, 4],
    ) as fc.Arbitrary<[number, number, number]>;
    fc.assert(
      fc.property(
        quarter,
        field(0, 23),
        day,
        fc.constantFrom(...ZONES),
        begin,
        (minute, hour, [dom, dow], zone, from) => {
          const until: [number, number, number] = [from[0], from[1], from[2] + 6];
          const end = new Date(Date.UTC(until[0], until[1] - 1, until[2]));
          const last: [number, number, number] = [end.getUTCFullYear(), end.getUTCMonth() + 1, end.getUTCDate()];
          const schedule = `cron(${minute} ${hour} ${dom} * ${dow} *)`;
          expect(starts(schedule, zone, from, last)).toEqual(ticked({ minute, hour, dom, dow, zone, from, last }));
        },
      ),
      { numRuns: 120, seed: 20261122 },
    );
  });
});

describe("the calendar of copies", () => {
  const copy = (iso: string, keepDays = 35, lateMinutes = 60) => ({ due: Date.parse(iso), keepDays, lateMinutes });

  it("counts the start window of the next copy to the gap", () => {
    expect(longestGap([copy("2027-01-02T00:00Z"), copy("2027-01-01T00:00Z"), copy("2027-01-02T12:00Z")])).toBe(25);
  });

  it("has no end without two copies", () => {
    expect(longestGap([copy("2027-01-01T00:00Z")])).toBe(Number.POSITIVE_INFINITY);
  });

  it("names the first day, week or month without a copy that is kept", () => {
    const [from, until] = [
      { year: 2027, month: 1, date: 1 },
      { year: 2027, month: 3, date: 1 },
    ];
    const january = [copy("2027-01-01T22:30Z"), copy("2027-01-12T10:00Z", 10), copy("2027-01-04T10:00Z")];
    expect(firstWithout("daily", 35, january, "Etc/UTC", from, until)).toBe("2027-01-02");
    expect(firstWithout("weekly", 35, january, "Etc/UTC", from, until)).toBe("week of 2027-01-11");
    expect(firstWithout("weekly", 10, january, "Etc/UTC", from, until)).toBe("week of 2027-01-18");
    expect(firstWithout("monthly", 35, january, "Etc/UTC", from, until)).toBe("2027-02");
    expect(firstWithout("daily", 35, [copy("2027-01-01T23:30Z")], "Europe/Madrid", from, until)).toBe("2027-01-01");
  });
});

describe("a promised term", () => {
  it.each([
    ["35 days", 35],
    ["36 hours", 2],
    ["1 month", 31],
    ["2 months", 62],
    ["12 months", 366],
    ["24 months", 731],
    ["1 year", 366],
    ["6 years", 2192],
  ])("is never counted short: %s are %i days", (text, days) => {
    expect(longestDays(text)).toBe(days);
  });
});

interface Ticked {
  readonly minute: string;
  readonly hour: string;
  readonly dom: string;
  readonly dow: string;
  readonly zone: string;
  readonly from: [number, number, number];
  readonly last: [number, number, number];
}

/** Every start found by looking at the clock each quarter of an hour; a time shown a second time doesn't count again. */
function ticked({ minute, hour, dom, dow, zone, from, last }: Ticked): string[] {
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
    hourCycle: "h23",
    weekday: undefined,
  });
  const shown = new Set<string>();
  const found: string[] = [];
  const [first, end] = [Date.UTC(...month0(from)), Date.UTC(...month0(last))];
  for (let at = first - 86_400_000; at < end + 86_400_000; at += 900_000) {
    const text = clock.format(at);
    const [date = "", time = ""] = text.split(", ");
    const [mm = 0, dd = 0, yy = 0] = date.split("/").map(Number);
    const [h = 0, m = 0] = time.split(":").map(Number);
    const today = Date.UTC(2000 + yy, mm - 1, dd);
    if (today < first || today >= end || shown.has(text)) continue;
    shown.add(text);
    const weekday = new Date(today).getUTCDay() + 1;
    const fits = says(minute, m, 0) && says(hour, h, 0) && says(dom, dd, 1) && says(dow, weekday, 1);
    if (fits) found.push(new Date(at).toISOString());
  }
  return found;
}

const month0 = ([year, month, date]: [number, number, number]): [number, number, number] => [year, month - 1, date];

function says(field: string, value: number, least: number): boolean {
  if (field === "*" || field === "?") return true;
  if (field.startsWith("*/")) return (value - least) % Number(field.slice(2)) === 0;
  const [from, to] = field.split("-").map(Number);
  return to === undefined ? field.split(",").map(Number).includes(value) : (from ?? 0) <= value && value <= to;
}
