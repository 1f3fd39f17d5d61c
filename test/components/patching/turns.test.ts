import fc from "fast-check";
import { expect, it } from "vitest";
import { planTurns } from "../../../components/patching/turns.ts";

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
const DAY = 24 * 60;

it("nodes are renewed one group after the other, from the promised start on and past midnight", () => {
  expect(planTurns({ day: "Sunday", from: "02:00", zone: "Europe/Madrid" }, 3)).toEqual([
    "cron(0 2 ? * SUN *)",
    "cron(30 2 ? * SUN *)",
    "cron(0 3 ? * SUN *)",
  ]);
  expect(planTurns({ day: "Saturday", from: "23:45", zone: "UTC" }, 2)).toEqual([
    "cron(45 23 ? * SAT *)",
    "cron(15 0 ? * SUN *)",
  ]);
});

it("each group has half an hour to itself, whenever the window begins", () => {
  const two = (value: number) => String(value).padStart(2, "0");
  const minutesOf = (turn: string): number => {
    const [, minute = "", hour = "", name = ""] = /^cron\((\d+) (\d+) \? \* (\w+) \*\)$/.exec(turn) ?? [];
    const day = DAYS.findIndex((one) => one.toUpperCase().startsWith(name));
    return day * DAY + Number(hour) * 60 + Number(minute);
  };
  const count = fc.integer({ min: 1, max: 20 });
  fc.assert(
    fc.property(fc.constantFrom(...DAYS), fc.integer({ min: 0, max: DAY - 1 }), count, (day, start, groups) => {
      const from = `${two(Math.floor(start / 60))}:${two(start % 60)}`;
      const turns = planTurns({ day, from, zone: "UTC" }, groups).map(minutesOf);
      const first = DAYS.indexOf(day) * DAY + start;
      expect(turns).toEqual(turns.map((_, turn) => (first + turn * 30) % (7 * DAY)));
    }),
  );
});
