import type { Platform } from "../platform.ts";
import type { Finding } from "../problem.ts";
import type { Product } from "../product.ts";
import { checkAccess } from "./access.ts";
import { checkBackups } from "./backups.ts";
import { checkConnections } from "./connections.ts";
import { checkContacts } from "./contacts.ts";
import { checkContract } from "./contract.ts";
import type { Sections } from "./finding.ts";
import { checkMaintenance } from "./maintenance.ts";
import { checkHost, checkProduct } from "./product.ts";

export { several } from "./backups.ts";
export type { Sections } from "./finding.ts";

/** Everything that fields decide about each other. What isn't well-formed or isn't there is left out, not guessed. */
export function checkSections(
  sections: Sections,
  known: { readonly platform: Platform | null; readonly product: Product | null; readonly maintenance: boolean },
): Finding[] {
  return [
    ...checkContract(sections),
    ...checkContacts(sections),
    ...checkBackups(sections, known.product),
    ...checkAccess(sections, known.platform),
    ...checkConnections(sections),
    ...checkProduct(sections, known.product),
    ...checkHost(sections, known.platform),
    ...checkMaintenance(sections, known.maintenance),
  ];
}
