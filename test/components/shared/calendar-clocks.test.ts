import { expect, test } from "vitest";
import { type Maintenance, planCalendar } from "../../../components/shared/index.ts";

const hours = (zone: string) =>
  new Set(
    Array.from({ length: 24 }, (_, hour) => {
      const from = `${String(hour).padStart(2, "0")}:30` satisfies Maintenance["from"];
      return planCalendar({ day: "Sunday", from, zone }).backupHour;
    }),
  );

test.each([
  ["Europe/Madrid", [2]],
  ["Europe/London", [1]],
  ["America/New_York", [2]],
  ["Africa/Casablanca", [2]],
  ["Australia/Lord_Howe", [2]],
  ["Pacific/Chatham", [3]],
  ["America/Santiago", [0, 4]],
  ["Asia/Beirut", [0, 4]],
])(
  "no backup of %s starts at %j, an hour that is left out when clocks go forward, nor every four hours from it",
  (zone, left) => {
    expect([...hours(zone)].filter((hour) => left.includes(hour))).toEqual([]);
  },
);

test("where clocks never change, every hour of night may be the quietest", () => {
  expect([...hours("Asia/Kolkata")].sort()).toEqual([0, 1, 2, 3, 4]);
});
