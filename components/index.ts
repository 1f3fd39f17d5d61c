export { Access, type AccessArgs, sessionLog } from "./access/index.ts";
export { Account, type AccountArgs } from "./account/index.ts";
export { Audit, type AuditArgs } from "./audit/index.ts";
export { Backup, type BackupArgs, planLock, planRules, Vault } from "./backup/index.ts";
export { Cluster, type ClusterArgs, folderRole } from "./cluster/index.ts";
export { Connectivity, Directory } from "./connectivity/index.ts";
export { Database, type DatabaseArgs, portOf } from "./database/index.ts";
export { Detection, type DetectionArgs } from "./detection/index.ts";
export { Edge, type EdgeArgs } from "./edge/index.ts";
export { Exchange, type ExchangeArgs } from "./exchange/index.ts";
export { Firewall, type FirewallArgs } from "./firewall/index.ts";
export { Ground, STATE_KEY, stateBucketOf } from "./ground/index.ts";
export { Keyring } from "./keyring/index.ts";
export { Mail, type MailArgs } from "./mail/index.ts";
export { type Cidr, Network, type NetworkArgs, planRange } from "./network/index.ts";
export { type Opening, Openings, Organisation, type Spender, type Unit } from "./organisation/index.ts";
export { Patching, type PatchingArgs } from "./patching/index.ts";
export { Runner } from "./runner/index.ts";
export {
  type Calendar,
  IDENTITY,
  OWNER,
  ownerTags,
  type Place,
  planCalendar,
  roleArn,
  stampIdentity,
  type Tags,
} from "./shared/index.ts";
export { SharedFolders, type SharedFoldersArgs, Storage, type StorageArgs } from "./storage/index.ts";
export { Images, Vendor } from "./vendor/index.ts";
export { type Extra, Workload, type WorkloadArgs } from "./workload/index.ts";
