export type { TenantInput } from "./plan.ts";
export { declareTenant, type Tenant } from "./tenant.ts";
