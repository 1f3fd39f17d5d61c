import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysOf, keptDays, testedDays } from "../../stacks/days.ts";

const DAY = 86_400_000;

describe("a length of time", () => {
  test.each([
    ["36 hours", 2],
    ["35 days", 35],
    ["1 month", 31],
    ["4 months", 123],
    ["11 months", 337],
    ["47 months", 1433],
    ["12 months", 366],
    ["24 months", 731],
    ["1 year", 366],
    ["2 years", 731],
    ["5 years", 1827],
    ["6 years", 2192],
  ])("of %s is %i days", (text, days) => {
    expect(daysOf(text)).toBe(days);
  });

  test("is never counted too short, whatever day it begins", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 0, max: 3650 }), (months, begin) => {
        const from = new Date(Date.UTC(2026, 0, 1) + begin * DAY);
        const to = new Date(from);
        to.setUTCMonth(from.getUTCMonth() + months, 1);
        const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
        to.setUTCDate(Math.min(from.getUTCDate(), lastDay));
        return daysOf(`${months} months`) >= (to.getTime() - from.getTime()) / DAY;
      }),
    );
  });
});

test("each promised kind of copy has its days, and no other kind has any", () => {
  expect(keptDays({ daily: "30 days", monthly: "24 months", weekly: undefined })).toEqual({ daily: 30, monthly: 731 });
});

test("a test promised by the month counts the shortest month", () => {
  expect(testedDays("every 2 months")).toBe(56);
  expect(testedDays("every 30 days")).toBe(30);
});
