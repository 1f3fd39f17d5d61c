import type { Housed } from "./settled.ts";
import type { Region } from "./tables.ts";

const countries = new Intl.DisplayNames(["en"], { type: "region" });

/** A country as people write it: `Spain`. */
export function countryName(country: string): string {
  const name = bareName(country);
  return /^(United|Netherlands|Philippines)/.test(name) ? `the ${name}` : name;
}

/** A region as people know it: `Aragon, Spain`. */
export function placeName(region: Region): string {
  const country = bareName(region.country);
  return region.place && region.place !== country ? `${region.place}, ${country}` : countryName(region.country);
}

function bareName(country: string): string {
  return country === "HK" ? "Hong Kong" : (countries.of(country) ?? country);
}

/** `a, b and c`. */
export function listed(words: readonly string[], last = "and"): string {
  const head = words.slice(0, -1).join(", ");
  return head ? `${head} ${last} ${words.at(-1)}` : (words[0] ?? "");
}

/** The sentence's first letter as a capital. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What has a place of its own, as customers call it. */
export const HOUSED: Readonly<Record<Housed, string>> = {
  data: "the system and its data",
  backup: "backups",
  copy: "the protected copy of the backups",
  logs: "logs",
  keys: "keys",
  secrets: "passwords and certificates",
  state: "the record of what was built",
  "state-key": "the key to that record",
};
