/** Days in the longest such span there is: 24 months hold 731 days when a leap day is among them. Null when it isn't one. */
export function longestDays(text: string): number | null {
  const [, count, unit] = /^(\d+) (hour|day|month|year)s?$/.exec(text) ?? [];
  if (count === undefined) return null;
  const number = Number(count);
  if (unit === "hour") return Math.ceil(number / 24);
  if (unit === "day") return number;
  const months = unit === "year" ? number * 12 : number;
  return Math.max(...Array.from({ length: 48 }, (_, start) => monthsFrom(start, months)));
}

/** Days from the first of a month, counted from January 2024 on, over so many months. */
function monthsFrom(start: number, months: number): number {
  return Math.round((Date.UTC(2024, start + months, 1) - Date.UTC(2024, start, 1)) / 86_400_000);
}
