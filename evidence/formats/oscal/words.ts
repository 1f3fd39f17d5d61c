import { createHash } from "node:crypto";

/** Whose words the properties are that OSCAL has no name for. */
const NS = "urn:domicile:oscal";

/**
 * A UUID of version 5's form that is the same whenever its content is: of SHA-256 in place of SHA-1, as RFC 9562 leaves
 * free for digests of one's own.
 */
export function uuidOf(...content: readonly string[]): string {
  const hex = createHash("sha256").update(JSON.stringify(content)).digest("hex");
  const variant = "89ab"[Number.parseInt(hex[16] ?? "0", 16) % 4];
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join("-");
}

/** A property in words of our own. */
export const prop = (name: string, value: string | number) => ({ name, ns: NS, value: `${value}` });

/** The start of the day of the judgement: the hour of a run is in no evidence, so that the same judged again is the same. */
export const moment = (day: string): string => `${day}T00:00:00Z`;

/** The id that NIST's own OSCAL catalogue gives a control: `sa-9.5` for SA-9(5). */
export function controlId(control: string): string {
  return control.toLowerCase().replace(/\((\d+)\)/g, ".$1");
}
