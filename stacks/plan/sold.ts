import type { Cidr } from "../../components/index.ts";
import type { Settled } from "../../law/index.ts";
import type { Product } from "../../spec/index.ts";

/** Whether the client chose that operators may ever open a session on a machine. */
export function opensSessions({ tenant: { access } }: Settled): boolean {
  return access.support !== "none" && access.way === "session";
}

/** Networks from which partners exchange files. */
export function networksOf({ tenant }: Settled): readonly Cidr[] {
  return tenant.connections.sftp.flatMap(({ addresses }) => addresses as Cidr[]);
}

/** Folders that the product shares with partners. */
export function sharedOf({ tenant }: Settled): readonly string[] {
  return tenant.connections["shared-folders"];
}

/** The database on which the product runs for this tenant. */
export function engineOf({ tenant }: Settled, product: Product) {
  const found = product.database.engines.find(({ engine }) => engine === tenant.product.database);
  if (found === undefined) throw new Error(`${product.name} does not run on ${tenant.product.database}.`);
  return found;
}
