import type { Rule } from "../../rule.ts";
import { backupFailuresHeard } from "./backup-failures-heard.ts";
import { deletedDataEnds } from "./deleted-data-ends.ts";
import { deletionSafety } from "./deletion-safety.ts";
import { everyDatastoreInBackupPlan } from "./every-datastore-in-backup-plan.ts";
import { isolatedCopy } from "./isolated-copy.ts";
import { locksAllowErasure } from "./locks-allow-erasure.ts";
import { restoreTestingPlan } from "./restore-testing-plan.ts";
import { retentionMet } from "./retention-met.ts";
import { rpoMet } from "./rpo-met.ts";
import { s3VersioningObjectlock } from "./s3-versioning-objectlock.ts";
import { supportFolderNotCopied } from "./support-folder-not-copied.ts";
import { vaultLocked } from "./vault-locked.ts";
import { vaultTenantCmkAndPolicy } from "./vault-tenant-cmk-and-policy.ts";

export const backup: readonly Rule[] = [
  everyDatastoreInBackupPlan,
  rpoMet,
  retentionMet,
  restoreTestingPlan,
  backupFailuresHeard,
  deletionSafety,
  isolatedCopy,
  s3VersioningObjectlock,
  vaultLocked,
  vaultTenantCmkAndPolicy,
  supportFolderNotCopied,
  deletedDataEnds,
  locksAllowErasure,
];
