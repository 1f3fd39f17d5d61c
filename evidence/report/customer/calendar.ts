/** The day so long after another: `35 days`, `12 months`, hours as the days they fill; UTC. A month without that day ends on its last. */
export function dayAfter(day: string, span: string): string {
  const [, digits, unit] = /^(\d+) (hour|day|month|year)s?$/.exec(span) ?? [];
  if (unit === undefined) throw new Error(`${span} is no length of time`);
  const count = Number(digits);
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const months = unit === "month" ? count : unit === "year" ? count * 12 : 0;
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const days = unit === "hour" ? Math.ceil(count / 24) : unit === "day" ? count : 0;
  const at = Date.UTC(year, month - 1 + months, Math.min(date, last) + days);
  return new Date(at).toISOString().slice(0, 10);
}
