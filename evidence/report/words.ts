const MONTHS = "January February March April May June July August September October November December".split(" ");

/** `2026-11-22` as people write it. */
export function sayDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** `1 rule`, `3 rules`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** With a capital, as sentences begin; names such as `kmsKeyId` and `kade-files` stay as they are. */
export function capital(text: string): string {
  if (/^[a-z]+[A-Z\d-]/.test(text)) return text;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Facts of the proofs, whose keys say too little to whoever hasn't read one. */
const KEYS = new Map([
  ["answered", "Answers find their way back"],
  ["breaches", "All that is open and shouldn't be"],
  ["cuts", "What stops everybody else"],
  ["opens", "What is open"],
]);

/** `longestGapHours` as people read it: Longest gap hours. */
export function sayKey(key: string): string {
  const said = KEYS.get(key);
  if (said !== undefined) return said;
  return /^[a-z]+([A-Z][a-z]+)*$/.test(key)
    ? capital(key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))
    : key;
}

/** What becomes of promises, verdicts and controls, in the words of the page. */
export const SAID = {
  kept: "Kept",
  broken: "Broken",
  unproven: "Not proved",
  outside: "Rests with people",
  "not-sold": "Not sold",
  later: "At the end",
  pass: "Pass",
  fail: "Fail",
  error: "Error",
  waived: "Waived",
  "not-applicable": "Nothing to judge",
  shown: "Shown",
  "shown-in-part": "Shown in part",
  open: "Open",
  ground: "Shown by the ground",
  "by-process": "By process",
  inherited: "Inherited",
  "out-of-scope": "Out of scope",
} as const;

export type Said = keyof typeof SAID;
