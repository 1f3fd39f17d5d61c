import { createHash, randomBytes, randomInt, randomUUID } from "node:crypto";

/** An id as EC2 makes them: a prefix and 17 hexadecimal digits, new each time. */
export function hexId(prefix: string): string {
  return `${prefix}-${randomBytes(9).toString("hex").slice(0, 17)}`;
}

/** Lower-case hexadecimal digits, new each time. */
export function hex(digits: number): string {
  return randomBytes(Math.ceil(digits / 2))
    .toString("hex")
    .slice(0, digits);
}

/** Upper-case letters and digits, new each time, as IAM's unique ids and Route 53's zone ids end. */
export function capitals(length: number): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/** A random UUID. */
export function uuid(): string {
  return randomUUID();
}

/** Digits that follow from the engine's seed: the same seed gives the same ones. */
export function seeded(seed: Uint8Array, salt: string, digits: number): string {
  return createHash("sha256").update(seed).update(salt).digest("hex").slice(0, digits);
}

/** Decimal digits that don't begin with 0, new each time. */
export function digits(length: number): string {
  return Array.from({ length }, (_, place) => randomInt(place === 0 ? 1 : 0, 10)).join("");
}
