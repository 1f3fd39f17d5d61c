import { groupKinds } from "./groups.ts";
import { instanceKinds } from "./instance.ts";

/** RDS as far as tenants use it. */
export const rds = [...groupKinds, ...instanceKinds];
