import { fieldAt, fields, type Met } from "../../operations/drafting/index.ts";

/** Where on the form a problem is met: its own field, the nearest around it, or the first of the group it is about. */
export function placeOf({ path }: Pick<Met, "path">): string {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    if (fieldAt(at) !== undefined) return at;
    const first = fields.find((field) => field.path.startsWith(`${at}.`));
    if (first) return first.path;
  }
  return "";
}

/** Every problem by the place where it is met. */
export function byPlace(met: readonly Met[]): ReadonlyMap<string, readonly Met[]> {
  const places = new Map<string, Met[]>();
  for (const one of met) {
    const place = placeOf(one);
    places.set(place, [...(places.get(place) ?? []), one]);
  }
  return places;
}

/** A sentence at its own field needn't name it. */
export function sayHere({ path, say }: Pick<Met, "path" | "say">): string {
  const rest = path !== "" && say.startsWith(`${path}: `) ? say.slice(path.length + 2) : say;
  return /^[a-z]+ /.test(rest) ? rest.charAt(0).toUpperCase() + rest.slice(1) : rest;
}
