import data from "./outlines.json" with { type: "json" };

const countries: Readonly<Record<string, string>> = data.countries;

/** All land, as the path of a drawing whose unit is a tenth of a degree. */
export const land: string = data.land;

/** A country's outline, likewise; null for one too small to be drawn. */
export function outlineOf(country: string): string | null {
  return Object.hasOwn(countries, country) ? (countries[country] ?? null) : null;
}
