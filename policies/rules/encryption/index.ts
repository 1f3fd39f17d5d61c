import type { Rule } from "../../rule.ts";
import { everyVolumeTenantCmk } from "./every-volume-tenant-cmk.ts";
import { kmsPolicyTenantOnly } from "./kms-policy-tenant-only.ts";
import { noPlaintextSecrets } from "./no-plaintext-secrets.ts";

export { storeFaults } from "./tenant-key.ts";

export const encryption: readonly Rule[] = [everyVolumeTenantCmk, kmsPolicyTenantOnly, noPlaintextSecrets];
