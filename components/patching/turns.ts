import type { Maintenance } from "../shared/index.ts";

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
const MINUTES_A_DAY = 24 * 60;
/** Minutes that one group of nodes has to itself before the next one begins. */
const TURN_MINUTES = 30;

/**
 * When each of so many groups of nodes has its turn: every week, one after the other from the promised start, on the
 * customer's own clock. As EventBridge Scheduler writes it, e.g. `cron(30 2 ? * SUN *)`.
 */
export function planTurns({ day, from }: Maintenance, count: number): readonly string[] {
  const [hours = 0, minutes = 0] = from.split(":").map(Number);
  const start = DAYS.indexOf(day) * MINUTES_A_DAY + hours * 60 + minutes;
  return Array.from({ length: count }, (_, turn) => weekly(start + turn * TURN_MINUTES));
}

function weekly(minutes: number): string {
  const day = DAYS[Math.floor(minutes / MINUTES_A_DAY) % DAYS.length] ?? DAYS[0];
  const [hour, minute] = [Math.floor(minutes / 60) % 24, minutes % 60];
  return `cron(${minute} ${hour} ? * ${day.slice(0, 3).toUpperCase()} *)`;
}
