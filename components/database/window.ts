const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
const MINUTES_A_DAY = 24 * 60;

/** When interruptions were sold, on the customer's own clock. */
export interface Maintenance {
  readonly day: (typeof DAYS)[number];
  /** Local time, e.g. `02:00`. */
  readonly from: string;
  /** IANA zone, e.g. `Europe/Madrid`. */
  readonly zone: string;
}

/** RDS's weekly windows, in UTC. */
export interface Windows {
  /** Patches may interrupt, e.g. `sun:01:00-sun:02:00`. */
  readonly maintenance: string;
  /** RDS's own nightly snapshot, e.g. `03:00-04:00`; clear of the patches on every day of the week. */
  readonly snapshot: string;
}

/**
 * The hour after the promised start, and RDS's own snapshot two hours after that. RDS knows no zones: where clocks
 * change, the window keeps to the zone's standard time, so that it is never before the promised start and in summer
 * up to an hour after it.
 */
export function planWindows(maintenance: Maintenance): Windows {
  const [hours = 0, minutes = 0] = maintenance.from.split(":").map(Number);
  const local = DAYS.indexOf(maintenance.day) * MINUTES_A_DAY + hours * 60 + minutes;
  const start = local - standardOffset(maintenance.zone);
  return {
    maintenance: `${weekTime(start)}-${weekTime(start + 60)}`,
    snapshot: `${clock(start + 180)}-${clock(start + 240)}`,
  };
}

/** Minutes by which the zone's clocks are ahead of UTC when they are least so: in winter. */
function standardOffset(zone: string): number {
  return Math.min(...[0, 6].map((month) => offset(zone, Date.UTC(2026, month, 1))));
}

function offset(zone: string, at: number): number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function weekTime(minutes: number): string {
  const day = DAYS[modulo(Math.floor(minutes / MINUTES_A_DAY), DAYS.length)] ?? DAYS[0];
  return `${day.slice(0, 3).toLowerCase()}:${clock(minutes)}`;
}

function clock(minutes: number): string {
  const inDay = modulo(minutes, MINUTES_A_DAY);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
