export type { Accounts, Platform } from "./platform.ts";
export { BadInput, type Problem } from "./problem.ts";
export type { Product } from "./product.ts";
export type { Tenant } from "./tenant.ts";
