import fc from "fast-check";
import { expect, it } from "vitest";
import { planWindow } from "../../../components/access/windows.ts";

it.each([
  ["Tuesday 18:00-20:00", "tuesday-1800", "cron(0 18 ? * TUE *)", "PT2H"],
  ["Sunday 00:05-00:50", "sunday-0005", "cron(5 0 ? * SUN *)", "PT45M"],
  ["Friday 09:30-17:15", "friday-0930", "cron(30 9 ? * FRI *)", "PT7H45M"],
])("%s opens as %s by %s for %s", (hours, id, opens, length) => {
  expect(planWindow(hours)).toEqual({ id, opens, for: length });
});

const two = (value: number) => String(value).padStart(2, "0");
const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

it("a door is open exactly as long as its hours are", () => {
  const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 24 * 60 - 1 }), { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(minutes, (pair) => {
      const [from = 0, until = 0] = pair.sort((one, other) => one - other);
      const window = planWindow(`Monday ${clock(from)}-${clock(until)}`);
      const [, hours = "0", rest = "0"] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(window.for) ?? [];
      expect(Number(hours) * 60 + Number(rest)).toBe(until - from);
      expect(window.opens).toBe(`cron(${from % 60} ${Math.floor(from / 60)} ? * MON *)`);
    }),
  );
});
