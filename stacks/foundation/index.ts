import type { FoundationInput, Pass } from "./input.ts";
import { openingsPass, organisationPass } from "./organisation.ts";
import { tenantPass, vendorPass } from "./tenants.ts";

export type { FoundationInput, Founded, Numbers, Pass } from "./input.ts";
export { mailsOf } from "./organisation.ts";
export { DEPLOYER } from "./places.ts";

/** The passes of a foundation in their order: each stands before the next begins. */
export function passesOf(input: FoundationInput): readonly Pass[] {
  const tenants = input.tenants.map((founded) => tenantPass(input, founded));
  return [organisationPass(input), openingsPass(input), vendorPass(input), ...tenants];
}
