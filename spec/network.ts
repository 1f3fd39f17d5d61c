/** An IPv4 range: its first and last address as numbers. */
export interface Range {
  readonly first: number;
  readonly last: number;
  /** Length of the prefix, 0 to 32. */
  readonly prefix: number;
}

const RESERVED = ranges("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3");
const PRIVATE = ranges("10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16");
/** Private networks from which tenants get their addresses, and how many each gets. */
const POOLS = ranges("10.0.0.0/8", "172.24.0.0/13", "192.168.0.0/16");
const TENANT_SIZE = 2 ** 13;

/** Reads `10.20.0.0/16`; null when it is not an IPv4 range or when bits are set behind the prefix. */
export function parseRange(text: string): Range | null {
  const match = /^([\d.]+)\/(0|[1-9]\d?)$/.exec(text);
  const first = match?.[1] === undefined ? null : parseAddress(match[1]);
  const prefix = Number(match?.[2]);
  if (first === null || prefix > 32) return null;
  const size = 2 ** (32 - prefix);
  return first % size === 0 ? { first, last: first + size - 1, prefix } : null;
}

/** The range a text most likely meant: host bits cleared; null when nothing can be read from it. */
export function repairRange(text: string): string | null {
  const match = /^([\d.]+)(?:\/(0|[1-9]\d?))?$/.exec(text);
  const address = match?.[1] === undefined ? null : parseAddress(match[1]);
  const prefix = Number(match?.[2] ?? 32);
  if (address === null || prefix > 32) return null;
  const size = 2 ** (32 - prefix);
  return `${formatAddress(address - (address % size))}/${prefix}`;
}

/** Reads `203.0.113.10` as a number; null when it is not an IPv4 address. */
export function parseAddress(text: string): number | null {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return null;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** Whether two ranges share an address. */
export function overlap(a: Range, b: Range): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** Whether a range is one that hosts can have: not this host's, its own link's, of groups, or reserved. */
export function isOrdinary(range: Range): boolean {
  return !RESERVED.some((reserved) => overlap(reserved, range));
}

/** Whether an address can be reached from the internet, as far as its number tells. */
export function isPublic(address: number): boolean {
  return isPublicRange({ first: address, last: address, prefix: 32 });
}

/** Whether every address of a range can be reached from the internet, as far as their numbers tell. */
export function isPublicRange(range: Range): boolean {
  return isOrdinary(range) && !PRIVATE.some((own) => overlap(own, range));
}

/** Whether the private addresses that tenants get theirs from still have a tenant's worth in a row beside these networks. */
export function leavesRoom(taken: readonly Range[]): boolean {
  return POOLS.some((pool) => {
    for (let first = pool.first; first < pool.last; first += TENANT_SIZE) {
      const candidate = { first, last: first + TENANT_SIZE - 1, prefix: 19 };
      if (!taken.some((one) => overlap(one, candidate))) return true;
    }
    return false;
  });
}

function ranges(...texts: readonly string[]): Range[] {
  return texts.flatMap((text) => parseRange(text) ?? []);
}

function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}
