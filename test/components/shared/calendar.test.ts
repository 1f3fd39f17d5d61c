import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Maintenance, planCalendar } from "../../../components/shared/index.ts";

describe("a customer's calendar", () => {
  test.each<[Maintenance["day"], string, string, string]>([
    ["Sunday", "02:00", "Europe/Madrid", "sun:01:00-sun:02:00"],
    ["Sunday", "03:00", "America/Chicago", "sun:09:00-sun:10:00"],
    ["Saturday", "22:00", "Europe/Amsterdam", "sat:21:00-sat:22:00"],
    ["Sunday", "00:30", "Asia/Kolkata", "sat:19:00-sat:20:00"],
    ["Saturday", "23:30", "America/Los_Angeles", "sun:07:30-sun:08:30"],
    ["Monday", "01:00", "Australia/Sydney", "sun:15:00-sun:16:00"],
  ])("patches %s %s in %s at %s UTC", (day, from, zone, patches) => {
    expect(planCalendar({ day, from, zone }).patches).toBe(patches);
  });

  test("never patches before the promised start, winter or summer", () => {
    const zones = fc.constantFrom("Europe/Oslo", "America/New_York", "Australia/Sydney", "Asia/Tokyo", "Europe/London");
    fc.assert(
      fc.property(zones, fc.nat(23), fc.constantFrom(0, 3, 6, 9), (zone, hour, month) => {
        const { patches } = planCalendar({ day: "Wednesday", from: `${String(hour).padStart(2, "0")}:00`, zone });
        const [, utcDay = "", utcHour = ""] = /^(\w{3}):(\d{2})/.exec(patches) ?? [];
        const late = laterBy({ zone, month, utcDay, utcHour: Number(utcHour), hour });
        expect([0, 1]).toContain(late);
      }),
    );
  });

  test("starts backups in the night, begun by 05:00, clear of patches and of RDS's own snapshot", () => {
    fc.assert(
      fc.property(fc.nat(23), (hour) => {
        const { backupHour } = planCalendar({
          day: "Sunday",
          from: `${String(hour).padStart(2, "0")}:00`,
          zone: "UTC",
        });
        expect(backupHour).toBeLessThanOrEqual(4);
        for (const busy of [hour, hour + 18]) expect([0, 1, 23]).not.toContain((backupHour - busy + 48) % 24);
      }),
    );
  });
});

/** Hours by which a UTC week hour is later on the zone's clocks, in that month, than Wednesday at `hour`. */
function laterBy(at: { zone: string; month: number; utcDay: string; utcHour: number; hour: number }): number {
  const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
  const sunday = new Date(Date.UTC(2026, at.month, 15));
  sunday.setUTCDate(15 - sunday.getUTCDay());
  const instant = sunday.getTime() + (days.indexOf(at.utcDay) * 24 + at.utcHour) * 3_600_000;
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: at.zone,
    weekday: "short",
    hour: "2-digit",
    hourCycle: "h23",
  });
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const local = days.indexOf((parts.weekday ?? "").toLowerCase()) * 24 + Number(parts.hour);
  return local - (3 * 24 + at.hour);
}
