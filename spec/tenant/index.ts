import { z } from "zod";
import * as promised from "./promised.ts";
import * as reach from "./reach.ts";
import * as who from "./who.ts";

/** The tenant file: what a customer was sold, in the customer's words. */
export const tenantSchema = z
  .strictObject({
    domicile: z.literal(1).describe("Version of this format: 1."),
    name: who.name,
    customer: who.customer,
    product: who.product,
    size: who.size,
    data: who.data,
    contract: who.contract,
    contacts: who.contacts,
    place: promised.place,
    availability: promised.availability,
    backups: promised.backups,
    access: reach.access,
    connections: reach.connections,
    users: reach.users,
    mail: reach.mail,
    incident: promised.incident,
    files: promised.files,
    cleanup: promised.cleanup,
    logs: promised.logs,
    maintenance: promised.maintenance,
    exit: promised.exit,
  })
  .describe(
    "One customer: what was sold, and what the contract says. Fields that are left out have the strictest setting.",
  );

/** A tenant file as written, with the defaults that need nothing but the file. */
export type TenantFile = z.output<typeof tenantSchema>;

type Filled<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: Exclude<T[P], undefined> };

/** What the customer was sold, in the customer's words, every default filled in but those that the law decides. */
export type Tenant = Filled<Omit<TenantFile, "product" | "access" | "place">, "maintenance"> & {
  product: Filled<TenantFile["product"], "host" | "database">;
  access: Filled<TenantFile["access"], "from">;
  place: Filled<TenantFile["place"], "backups">;
};
