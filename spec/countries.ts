const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
/** Codes that the tables of names know and that are no country. */
const NO_COUNTRY = ["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"];

/** Whether two capital letters are a country of ISO 3166, and not an older or customary code for one. */
export function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && !NO_COUNTRY.includes(code) && regionOf(code) === code && isNamed(code);
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
