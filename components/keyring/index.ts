export { Keyring, type KeyringArgs } from "./keyring.ts";
export type { Purpose } from "./policy.ts";
