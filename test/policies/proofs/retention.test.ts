import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysAfter, parseCron, readDay, sayDay } from "../../../policies/proofs/calendar/index.ts";
import { type Line, lastDayOf, reachOf } from "../../../policies/proofs/retention/index.ts";

const ZONE = "Europe/Madrid";
const DAY_MS = 86_400_000;

function line(schedule: string, keepDays: number, lateMinutes = 0): Line {
  const cron = parseCron(`cron(${schedule})`);
  if (cron === null) throw new Error(`${schedule} is no schedule`);
  return { cron, zone: ZONE, lateMinutes, keepDays };
}

const NIGHTLY = line("0 1 * * ? *", 30);
const MONTHLY = line("0 2 1 * ? *", 731);
const last = (deleted: string, lines: readonly Line[], held = 0, minutes = 0) => {
  const day = lastDayOf(readDay(deleted), lines, { held, minutes }, ZONE);
  return day && sayDay(day);
};

describe("how long a deleted record outlives its deletion", () => {
  test("as long as the last copy that was made with it", () => {
    expect(last("2026-11-22", [NIGHTLY])).toBe("2026-12-22");
    expect(last("2026-11-22", [NIGHTLY, MONTHLY])).toBe("2028-11-01");
    expect(last("2026-12-01", [NIGHTLY, MONTHLY])).toBe("2028-12-01");
  });

  test("longer where old versions go into copies that are made after it", () => {
    expect(last("2026-11-22", [NIGHTLY, MONTHLY], 8)).toBe("2028-11-01");
    expect(last("2026-11-22", [NIGHTLY, MONTHLY], 9)).toBe("2028-12-01");
  });

  test("and no longer where the source can only be taken back to a minute", () => {
    expect(last("2026-11-22", [NIGHTLY, MONTHLY], 0, 35)).toBe("2028-11-01");
    expect(last("2026-11-22", [NIGHTLY], 0, 35)).toBe("2026-12-27");
    expect(last("2026-11-22", [])).toBe("2026-11-22");
  });

  test("at the end of a month, over a leap day, and a day more where the job may be late", () => {
    expect(last("2028-02-29", [line("0 1 29 * ? *", 365)])).toBe("2029-02-28");
    expect(last("2027-03-30", [line("0 1 31 * ? *", 30)])).toBe("2027-03-30");
    expect(last("2026-11-22", [line("30 23 * * ? *", 30, 60)])).toBe("2026-12-23");
  });

  test("for ever where anything is kept for ever", () => {
    expect(last("2026-11-22", [NIGHTLY, line("0 1 1 * ? *", Number.POSITIVE_INFINITY)])).toBe(null);
    expect(last("2026-11-22", [NIGHTLY], Number.POSITIVE_INFINITY)).toBe(null);
  });
});

describe("what there is to go back to", () => {
  const over = (lines: readonly Line[], days: number) => {
    const from = readDay("2026-11-22");
    return reachOf(lines, from, daysAfter(from, days), ZONE);
  };

  test("is nothing where nothing is copied", () => {
    expect(over([], 3)).toEqual({ days: 3, first: null, without: 0, newestHours: null, oldestDays: null });
  });

  test("is the night's copy, from the day on which it is made", () => {
    expect(over([line("0 1 * * ? *", 2)], 4)).toEqual({
      days: 4,
      first: readDay("2026-11-22"),
      without: 0,
      newestHours: 23,
      oldestDays: 1,
    });
  });

  test("is a copy less where the job may only begin after midnight, and to the minute no less", () => {
    const newest = (lateMinutes: number) => over([line("0 23 * * ? *", 30, lateMinutes)], 4);
    expect([newest(60).newestHours, newest(61).newestHours]).toEqual([1, 25]);
    expect(newest(61).first).toEqual(readDay("2026-11-23"));
  });

  test("doesn't hold a record that is deleted at the moment at which the next copy begins", () => {
    expect(last("2026-11-22", [line("0 0 * * ? *", 30)])).toBe("2026-12-22");
  });
});

/** A clock read hour by hour: when each job of a line runs, without any arithmetic of schedules or zones. */
function jobs({ hour, date, keepDays }: Simple, from: string, daysLong: number): { made: number; gone: number }[] {
  const clock = new Intl.DateTimeFormat("en-CA", {
    timeZone: ZONE,
    hourCycle: "h23",
    dateStyle: "short",
    timeStyle: "short",
  });
  const found = new Map<string, number>();
  const start = Date.parse(`${from}T00:00:00Z`) - 2 * DAY_MS;
  for (let at = start; at < start + (daysLong + 4) * DAY_MS; at += DAY_MS / 24) {
    const [day = "", time = ""] = clock.format(at).split(", ");
    if (
      time.startsWith(String(hour).padStart(2, "0")) &&
      (date === null || Number(day.slice(-2)) === date) &&
      !found.has(day)
    )
      found.set(day, at);
  }
  return [...found.values()].map((made) => ({ made, gone: made + keepDays * DAY_MS }));
}

const localDay = (at: number): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, dateStyle: "short" }).format(at);

interface Simple {
  readonly hour: number;
  readonly date: number | null;
  readonly keepDays: number;
}

describe("the proof agrees with a clock that is read hour by hour", () => {
  const simple = fc.record({
    hour: fc.integer({ min: 0, max: 23 }),
    date: fc.option(fc.integer({ min: 1, max: 31 })),
    keepDays: fc.integer({ min: 1, max: 70 }),
  });
  const deleted = fc
    .integer({ min: 0, max: 1500 })
    .map((index) => sayDay(daysAfter({ year: 2026, month: 1, date: 1 }, index)));
  const asLine = ({ hour, date, keepDays }: Simple) => line(`0 ${hour} ${date ?? "*"} * ? *`, keepDays);

  test("on the last day of a record, over month ends, leap years and changes of the clock", () => {
    fc.assert(
      fc.property(
        deleted,
        fc.array(simple, { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 0, max: 40 }),
        (on, all, held) => {
          const back = sayDay(daysAfter(readDay(on), -80));
          const made = all.flatMap((one) => jobs(one, back, 80 + held));
          const source = sayDay(daysAfter(readDay(on), held));
          const copies = made.filter((one) => localDay(one.made) <= source).map((one) => localDay(one.gone));
          expect(last(on, all.map(asLine), held)).toBe([source, ...copies].sort().at(-1));
        },
      ),
      { numRuns: 40 },
    );
  });

  test("on what there is to go back to at the end of each day", () => {
    fc.assert(
      fc.property(deleted, simple, (on, one) => {
        const until = daysAfter(readDay(on), 40);
        const made = jobs(one, on, 42).filter((job) => localDay(job.made) >= on && localDay(job.made) < sayDay(until));
        const ends = Array.from({ length: 40 }, (_, index) => {
          const next = sayDay(daysAfter(readDay(on), index + 1));
          const near = Date.parse(`${next}T00:00:00Z`) - 12 * 3_600_000;
          return (
            Array.from({ length: 24 }, (_, hour) => near + hour * 3_600_000).find((at) => localDay(at) === next) ?? 0
          );
        });
        const there = ends.map((end) =>
          made.filter((job) => job.made <= end && end < job.gone).map((job) => end - job.made),
        );
        const begun = there.slice(
          Math.max(
            0,
            there.findIndex((ages) => ages.length > 0),
          ),
        );
        const any = there.some((ages) => ages.length > 0);
        const reach = reachOf([asLine(one)], readDay(on), until, ZONE);
        expect([reach.days, reach.first !== null]).toEqual([40, any]);
        if (any) {
          expect(reach.without).toBe(begun.filter((ages) => ages.length === 0).length);
          const newest = Math.max(...begun.filter((ages) => ages.length > 0).map((ages) => Math.min(...ages)));
          const oldest = Math.max(...begun.flat());
          expect(reach.newestHours).toBe(Math.round(newest / 3_600_000));
          expect(reach.oldestDays).toBe(Math.floor(oldest / DAY_MS));
        }
      }),
      { numRuns: 12 },
    );
  });
});
