import { regionOf } from "../law/index.ts";

const countries = new Intl.DisplayNames(["en"], { type: "region" });

/** Where a region is, for people. */
export interface RegionPlace {
  /** City or state, and country, such as `Dublin, Ireland`. */
  readonly name: string;
  /** Two capital letters. */
  readonly country: string;
}

/** Says where a region is; null for what is no region we know. */
export function regionPlace(code: string): RegionPlace | null {
  const region = regionOf(code);
  if (region === undefined) return null;
  const { place, country } = region;
  const land = countries.of(country) ?? country;
  return { name: place === null || place === land ? land : `${place}, ${land}`, country };
}
