export { Backup, type BackupArgs } from "./backup.ts";
export { planLock, planRules } from "./schedule.ts";
export { Vault } from "./vault.ts";
