import type { Rule } from "../../rule.ts";
import { dedicatedAccount } from "./dedicated-account.ts";
import { noCrossTenantReference } from "./no-cross-tenant-reference.ts";
import { noUnprovenAtApply } from "./no-unproven-at-apply.ts";

export const tenancy: readonly Rule[] = [dedicatedAccount, noCrossTenantReference, noUnprovenAtApply];
