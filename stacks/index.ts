export { IDENTITY, OWNER } from "../components/index.ts";
export {
  DEPLOYER,
  type FoundationInput,
  type Founded,
  mailsOf,
  type Numbers,
  type Pass,
  passesOf,
} from "./foundation/index.ts";
export type { TenantInput } from "./plan/index.ts";
export { declareTenant } from "./tenant.ts";
