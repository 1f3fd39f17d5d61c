import { accountsUnderGuardrails } from "./accounts-under-guardrails.ts";
import { guardrailsNoTampering } from "./guardrails-no-tampering.ts";
import { guardrailsRegionLock } from "./guardrails-region-lock.ts";
import { imagesNeverChange } from "./images-never-change.ts";
import { rootsManagedCentrally } from "./roots-managed-centrally.ts";
import { spendingRingsAnAlarm } from "./spending-rings-an-alarm.ts";
import { stateKeptClosed } from "./state-kept-closed.ts";
import type { FoundationRule } from "./subject.ts";

export { foundationSubjectOf } from "./subject.ts";

/** Rules over the ground under all tenants. No tenant's stack is judged by them, and no promise counts on them. */
export const foundationRules: readonly FoundationRule[] = [
  guardrailsRegionLock,
  guardrailsNoTampering,
  accountsUnderGuardrails,
  spendingRingsAnAlarm,
  rootsManagedCentrally,
  imagesNeverChange,
  stateKeptClosed,
];
