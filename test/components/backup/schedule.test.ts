import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Promised, planLock, planRules } from "../../../components/backup/schedule.ts";
import { planTestSchedule } from "../../../components/backup/test-schedule.ts";

const zone = "Europe/Madrid";
const rules = (every: Promised["every"], keep: Promised["keep"], hour = 4) =>
  planRules({ every, keep, hour, zone }).map(({ name, schedule, keepDays }) => [name, schedule, keepDays]);

describe("backup rules", () => {
  test("make one copy a night for as long as nightly copies were promised", () => {
    expect(rules("night", { daily: 35, monthly: 372 })).toEqual([
      ["daily", "cron(0 4 * * ? *)", 35],
      ["monthly", "cron(0 4 1 * ? *)", 372],
    ]);
  });

  test("make a copy every four hours, kept two days, beside those kept longer", () => {
    expect(rules("4 hours", { daily: 35 })).toEqual([
      ["4-hours", "cron(0 0,4,8,12,16,20 * * ? *)", 2],
      ["daily", "cron(0 4 * * ? *)", 35],
    ]);
  });

  test("make a copy every hour, kept as long as was said", () => {
    expect(rules("hour", { all: 3, daily: 35, weekly: 62, yearly: 732 }, 0)).toEqual([
      ["hour", "cron(0 * * * ? *)", 3],
      ["daily", "cron(0 0 * * ? *)", 35],
      ["weekly", "cron(0 0 ? * MON *)", 62],
      ["yearly", "cron(0 0 1 1 ? *)", 732],
    ]);
  });

  test("start the day's copy together with one of the several, so that it is the same copy", () => {
    for (let hour = 0; hour < 24; hour += 1) {
      const [often] = planRules({ every: "4 hours", keep: { daily: 35 }, hour, zone });
      expect(often?.schedule.split(" ")[1]?.split(",")).toContain(String(hour));
    }
  });

  test("make a copy a day even where only monthly ones have a term", () => {
    expect(rules("day", { monthly: 372 })).toEqual([
      ["daily", "cron(0 4 * * ? *)", 2],
      ["monthly", "cron(0 4 1 * ? *)", 372],
    ]);
  });
});

describe("the lock", () => {
  test("encloses every rule, and its most is the longest promise", () => {
    const keep = fc.record(
      {
        all: fc.integer({ min: 1, max: 9 }),
        daily: fc.integer({ min: 1, max: 366 }),
        monthly: fc.integer({ min: 31, max: 3660 }),
      },
      { requiredKeys: [] },
    );
    const every = fc.constantFrom<Promised["every"]>("hour", "4 hours", "day", "night");
    fc.assert(
      fc.property(every, keep, (often, kept) => {
        const planned = planRules({ every: often, keep: kept, hour: 0, zone });
        const { minDays, maxDays } = planLock(planned);
        expect(planned.every(({ keepDays }) => minDays <= keepDays && keepDays <= maxDays)).toBe(true);
        expect(planned.some(({ keepDays }) => keepDays === maxDays)).toBe(true);
      }),
    );
  });
});

describe("restore tests", () => {
  test.each([
    [30, "cron(0 4 1,16 * ? *)"],
    [90, "cron(0 4 1 1,3,5,7,9,11 ? *)"],
    [100, "cron(0 4 1 1,4,7,10 ? *)"],
    [7, "cron(0 4 * * ? *)"],
  ])("promised every %i days follow %s", (days, schedule) => {
    expect(planTestSchedule(days, 4)).toBe(schedule);
  });

  test("can't be promised every day", () => {
    expect(() => planTestSchedule(1, 4)).toThrow("backups.test: got every 1 days, the least is 2 days.");
  });
});
