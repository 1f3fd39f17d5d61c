/** What a resource is called in the program, by its urn. */
export function nameIn(urn: string): string {
  return urn.split("::").slice(3).join("::") || urn;
}

/** What people know a resource by, such as `almendro (aws:backup/plan:Plan)`; without one, the whole stack. */
export function thingIn(urn: string | null): string {
  if (urn === null) return "the whole stack";
  const type = urn.split("::")[2]?.split("$").at(-1);
  return `${nameIn(urn)} (${type})`;
}
