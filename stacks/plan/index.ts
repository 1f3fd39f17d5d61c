export type { TenantInput, TenantPlan } from "./input.ts";
export { planTenant } from "./plan.ts";
