import { createHash } from "node:crypto";
import { type Cidr, formatCidr, overlap, parseCidr, slice } from "./cidr.ts";

/** Addresses of one tenant: a /19. */
export const RANGE_SIZE = 2 ** 13;

/** Where private ranges may lie, in order of choice (RFC 1918), without the networks that Kubernetes and Docker take. */
const POOLS = ["10.0.0.0/8", "172.24.0.0/13", "192.168.0.0/16"].map(parseCidr);

/**
 * The tenant's own range: found from its name alone, clear of every network that its file names, so that no VPN is
 * ever ambiguous. A further network moves it only by overlapping it. Null when the named networks leave no room.
 */
export function planRange(tenant: string, avoid: readonly string[]): string | null {
  const taken = avoid.map(parseCidr);
  const start = createHash("sha256").update(tenant).digest().readUInt32BE();
  for (const pool of POOLS) {
    const free = firstFree(pool, start, taken);
    if (free !== null) return formatCidr(free);
  }
  return null;
}

function firstFree(pool: Cidr, start: number, taken: readonly Cidr[]): Cidr | null {
  const count = pool.size / RANGE_SIZE;
  for (let step = 0; step < count; step += 1) {
    const candidate = slice(pool, RANGE_SIZE, (start + step) % count);
    if (!taken.some((network) => overlap(network, candidate))) return candidate;
  }
  return null;
}
