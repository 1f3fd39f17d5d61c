export type { TenantInput } from "./plan.ts";
export { declareTenant } from "./tenant.ts";
