import type { Rule } from "../../rule.ts";
import { dedicatedAccount } from "./dedicated-account.ts";
import { everyTypeLookedAt } from "./every-type-looked-at.ts";
import { hardwareAsSold } from "./hardware-as-sold.ts";
import { madeFromThisFile } from "./made-from-this-file.ts";
import { noCrossTenantReference } from "./no-cross-tenant-reference.ts";
import { noSharedCompute } from "./no-shared-compute.ts";
import { noUnmanagedEscapeHatches } from "./no-unmanaged-escape-hatches.ts";
import { noUnprovenAtApply } from "./no-unproven-at-apply.ts";
import { tenantTags } from "./tenant-tags.ts";
import { waiversValid } from "./waivers-valid.ts";

export const tenancy: readonly Rule[] = [
  dedicatedAccount,
  noCrossTenantReference,
  noUnprovenAtApply,
  noSharedCompute,
  noUnmanagedEscapeHatches,
  tenantTags,
  everyTypeLookedAt,
  hardwareAsSold,
  madeFromThisFile,
  waiversValid,
];
