import type { Region } from "./tables.ts";

const countries = new Intl.DisplayNames(["en"], { type: "region" });

/** A country as people write it: `Spain`. */
export function countryName(country: string): string {
  const name = countries.of(country) ?? country;
  return /^(United|Netherlands|Philippines|Czech Republic)/.test(name) ? `the ${name}` : name;
}

/** A region as people know it: `Aragon, Spain`. */
export function placeName(region: Region): string {
  return region.place ? `${region.place}, ${countryName(region.country)}` : countryName(region.country);
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
