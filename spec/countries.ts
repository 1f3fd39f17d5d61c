const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
/** Codes that the tables of names know and that are no country. */
const NO_COUNTRY = ["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"];

/** Whether two capital letters are a country of ISO 3166, and not an older or customary code for one. */
export function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && !NO_COUNTRY.includes(code) && regionOf(code) === code && isNamed(code);
}

/** Every country of ISO 3166 by its two letters, with its English name, sorted by that. */
export function countries(): readonly { readonly code: string; readonly name: string }[] {
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(isCountry);
  return codes
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** The country that a customary code such as UK most likely means, or null. */
export function countryMeant(code: string): string | null {
  const meant = code === "EL" ? "GR" : regionOf(code);
  return meant !== null && isCountry(meant) ? meant : null;
}

function regionOf(code: string): string | null {
  try {
    return new Intl.Locale(`und-${code}`).region ?? null;
  } catch {
    return null;
  }
}

function isNamed(code: string): boolean {
  return names.of(code) !== undefined;
}
