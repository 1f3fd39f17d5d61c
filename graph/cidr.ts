/** An IPv4 range: `from` and `to` inclusive, as numbers of 32 bits. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

const SPACE = 2 ** 32;
const ADDRESS = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/**
 * The range of a CIDR block or of a single address.
 * Throws a sentence when it is no IPv4 block, or has bits set beyond its prefix.
 */
export function parseCidr(text: string): Range {
  const [address, bits = "32", ...rest] = text.split("/");
  const prefix = /^\d{1,2}$/.test(bits) ? Number(bits) : 33;
  if (address === undefined || rest.length > 0 || prefix > 32) throw new RangeError(`"${text}" is no IPv4 block`);
  const from = parseAddress(address);
  const size = 2 ** (32 - prefix);
  if (from % size !== 0) {
    throw new RangeError(
      `"${text}" has bits set beyond its prefix: write ${formatAddress(from - (from % size))}/${bits}`,
    );
  }
  return { from, to: from + size - 1 };
}

export const contains = (outer: Range, inner: Range): boolean => outer.from <= inner.from && inner.to <= outer.to;

export const overlaps = (a: Range, b: Range): boolean => a.from <= b.to && b.from <= a.to;

/** What both ranges hold; null when they have nothing in common. */
export function intersect(a: Range, b: Range): Range | null {
  return overlaps(a, b) ? { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) } : null;
}

/** The number of an IPv4 address. Throws a sentence when it is none. */
export function parseAddress(text: string): number {
  const octets = ADDRESS.exec(text)?.slice(1).map(Number) ?? [];
  if (octets.length !== 4 || octets.some((octet) => octet > 255)) throw new RangeError(`"${text}" is no IPv4 address`);
  return octets.reduce((sum, octet) => sum * 256 + octet, 0);
}

export function formatAddress(address: number): string {
  if (!Number.isInteger(address) || address < 0 || address >= SPACE)
    throw new RangeError(`${address} is no IPv4 address`);
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}
