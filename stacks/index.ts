export { IDENTITY, OWNER } from "../components/index.ts";
export type { TenantInput } from "./plan.ts";
export { declareTenant } from "./tenant.ts";
