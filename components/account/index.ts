export { Account, type AccountArgs } from "./account.ts";
