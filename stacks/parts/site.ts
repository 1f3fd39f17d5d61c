import type { ComponentResourceOptions } from "@pulumi/pulumi";
import type { Keyring, Place, Tags } from "../../components/index.ts";
import type { TenantPlan } from "../plan/index.ts";

/** What every part of one tenant is told. */
export interface Site {
  readonly name: string;
  readonly plan: TenantPlan;
  readonly common: { readonly place: Place; readonly tags: Tags };
  readonly here: ComponentResourceOptions;
}

/** How long a component keeps its logs, and under which key. */
export function logTerms({ plan }: Site, keys: Keyring) {
  return { keyArn: keys.arn("logs"), days: plan.logDays };
}
