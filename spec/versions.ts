import type { Document } from "yaml";
import type { Finding } from "./problem.ts";

/** One step from a version of the tenant file's format to the next. */
interface Migration {
  /** Version that it starts from; it ends at the next one. */
  readonly from: number;
  /** What it changes, in a sentence. */
  readonly says: string;
  /** Changes the document in place, comments kept; the version itself is raised by whoever calls. */
  readonly apply: (document: Document) => void;
}

/** Which version of the format is current, and how each older one becomes the next. */
export interface Versions {
  readonly current: number;
  readonly migrations: readonly Migration[];
}

/** Version 1 is the first: nothing is older yet. */
export const versions: Versions = { current: 1, migrations: [] };

/** What is wrong with the version that a tenant file says it is of; null where its schema says all there is to say. */
export function checkVersion(value: unknown, { current, migrations }: Versions = versions): Finding | null {
  const { domicile } = value as { readonly domicile?: unknown };
  if (typeof domicile !== "number" || !Number.isInteger(domicile) || domicile === current) return null;
  const about = { path: ["domicile"], found: String(domicile), allowed: String(current) };
  if (domicile > current) {
    const say = `domicile: this file is of version ${domicile} and this Domicile knows ${current} at most; take a newer Domicile.`;
    return { ...about, say };
  }
  if (!migrations.some(({ from }) => from === domicile)) return null;
  const say = `domicile: this file is of version ${domicile} and the current one is ${current}; npx domicile migrate rewrites it.`;
  return { ...about, say };
}
