import type { Rule } from "../../rule.ts";
import { dbMasterPasswordManaged } from "./db-master-password-managed.ts";
import { everyVolumeTenantCmk } from "./every-volume-tenant-cmk.ts";
import { inTransitDatastores } from "./in-transit-datastores.ts";
import { kmsPolicyTenantOnly } from "./kms-policy-tenant-only.ts";
import { kmsRotation } from "./kms-rotation.ts";
import { messagesEncrypted } from "./messages-encrypted.ts";
import { noPlaintextSecrets } from "./no-plaintext-secrets.ts";
import { oneKeyPerDataClass } from "./one-key-per-data-class.ts";
import { s3SseKmsTenantKey } from "./s3-sse-kms-tenant-key.ts";
import { s3TlsOnly } from "./s3-tls-only.ts";

export { STORES } from "./stores.ts";
export { storeFaults } from "./tenant-key.ts";

import { secretsFilledByPeople } from "./secrets-filled-by-people.ts";

export const encryption: readonly Rule[] = [
  everyVolumeTenantCmk,
  s3SseKmsTenantKey,
  s3TlsOnly,
  kmsRotation,
  kmsPolicyTenantOnly,
  oneKeyPerDataClass,
  inTransitDatastores,
  noPlaintextSecrets,
  dbMasterPasswordManaged,
  messagesEncrypted,
  secretsFilledByPeople,
];
