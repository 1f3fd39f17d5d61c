import { join } from "node:path";
import { isRefused, type Refusal, type Settled, settle } from "../../law/index.ts";
import { loadOrder, type Tenant } from "../../spec/index.ts";

const root = join(import.meta.dirname, "..", "..");
const { mail: _, ...example } = loadOrder({ root, file: "almendro" }).tenant;

const STATE: Readonly<Record<string, string>> = { US: "OH", CA: "ON" };

export type Change = { readonly [K in keyof Tenant]?: Partial<Tenant[K]> };

/**
 * A customer of any country that asks for nothing special: no mail, no VPN, the law's own terms, everything in its
 * country.
 */
export function customer(country: string, change: Change = {}): Tenant {
  const state = STATE[country];
  const plain: Tenant = {
    ...example,
    customer: { organisation: "Example", country, kind: "private", ...(state === undefined ? {} : { state }) },
    connections: { ...example.connections, vpn: [] },
    access: { ...example.access, way: "session", from: [country] },
    place: { data: "in-country", backups: "in-country", cloud: "public" },
    logs: { reports: "monthly" },
  };
  const changed = Object.entries(change).map(([section, fields]) => [
    section,
    { ...(plain[section as keyof Tenant] as object), ...(fields as object) },
  ]);
  return { ...plain, ...Object.fromEntries(changed) };
}

export function exampleTenant(name: string): Tenant {
  return loadOrder({ root, file: name }).tenant;
}

/** Settles, or fails the test with what the law said. */
export function settled(tenant: Tenant): Settled {
  const result = settle(tenant);
  if (isRefused(result)) throw new Error(result.map(({ say }) => say).join("\n"));
  return result;
}

export function refused(tenant: Tenant): readonly Refusal[] {
  const result = settle(tenant);
  return isRefused(result) ? result : [];
}

/** The outcome in short: the regions of data and copy, or the paths and sentences of the refusals. */
export function outcome(tenant: Tenant): string {
  const result = settle(tenant);
  if (isRefused(result)) return result.map(({ path, say }) => `${path}: ${say}`).join(" ");
  return `${result.region} ${result.homes.find(({ what }) => what === "copy")?.region}`;
}
