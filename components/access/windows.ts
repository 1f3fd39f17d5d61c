/** Hours of a week in which operators may come in. */
export interface Window {
  /** Short name, e.g. `tuesday-1800`. */
  readonly id: string;
  /** When it opens, as EventBridge Scheduler writes it, on the customer's clock. */
  readonly opens: string;
  /** How long it stays open, as ISO 8601 has it, e.g. `PT2H`. */
  readonly for: string;
}

/** Hours such as `Tuesday 18:00-20:00`, which end on the day they begin. */
export function planWindow(text: string): Window {
  const [day = "", hours = ""] = text.split(" ");
  const [[hour = 0, minute = 0] = [], [lastHour = 0, lastMinute = 0] = []] = hours
    .split("-")
    .map((clock) => clock.split(":").map(Number));
  const minutes = (lastHour - hour) * 60 + lastMinute - minute;
  const from = hours.slice(0, 5).replace(":", "");
  return {
    id: `${day.toLowerCase()}-${from}`,
    opens: `cron(${minute} ${hour} ? * ${day.slice(0, 3).toUpperCase()} *)`,
    for: duration(minutes),
  };
}

function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `PT${hours > 0 ? `${hours}H` : ""}${rest > 0 ? `${rest}M` : ""}`;
}
