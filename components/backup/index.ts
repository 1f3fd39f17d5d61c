export { Backup, type BackupArgs } from "./backup.ts";
export { type BackupRule, planLock, planRules } from "./schedule.ts";
export { Vault } from "./vault.ts";
