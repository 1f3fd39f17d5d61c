import type { Resource } from "../../../graph/index.ts";
import { text, Unproven } from "../../read.ts";
import { keepsTime } from "../../schedules.ts";

/** What runs a door, or hands out rights itself. */
const STARTS = /:aws-sdk:(ssm:startAutomationExecution|iam:\w+)$/i;
const WEEKLY = /^cron\((\d+) (\d+) \? \* (MON|TUE|WED|THU|FRI|SAT|SUN) \*\)$/;
const LENGTH = /"For":\["PT(?:(\d+)H)?(?:(\d+)M)?"\]/;
const DAYS: Readonly<Record<string, string>> = {
  MON: "Monday",
  TUE: "Tuesday",
  WED: "Wednesday",
  THU: "Thursday",
  FRI: "Friday",
  SAT: "Saturday",
  SUN: "Sunday",
};

/** Hours in which a schedule holds a door open, as tenant files write them; undefined for one that opens none. */
export function hoursOf(schedule: Resource): string | undefined {
  if (text(schedule, "state") === "DISABLED") return undefined;
  if (!STARTS.test(text(schedule, "target.arn") ?? "")) return undefined;
  const [, minute, hour, day = ""] = WEEKLY.exec(text(schedule, "scheduleExpression") ?? "") ?? [];
  const length = LENGTH.exec(text(schedule, "target.input") ?? "");
  if (minute === undefined || length === null || !keepsTime(schedule))
    throw new Unproven(`${schedule.name} opens a door nobody knows when`);
  const from = Number(hour) * 60 + Number(minute);
  const until = from + Number(length[1] ?? 0) * 60 + Number(length[2] ?? 0);
  return `${DAYS[day]} ${clock(from)}-${clock(until)}`;
}

function clock(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
