import {
  Backup,
  Database,
  Exchange,
  folderRole,
  Keyring,
  type Network,
  type Place,
  planLock,
  SharedFolders,
  Storage,
  Vault,
} from "../../components/index.ts";
import { createProvider } from "../provider.ts";
import { logTerms, type Site } from "./site.ts";

export function createKeys({ name, plan, common, here }: Site): Keyring {
  const copyAccount = plan.copyPlace === null ? {} : { copyAccount: plan.copyPlace.account };
  return new Keyring(
    name,
    { ...common, ...copyAccount, purposes: ["data", "backup", "logs", "secrets"], administrator: plan.deployer },
    here,
  );
}

export function createStorage({ name, plan, common, here }: Site, keys: Keyring): Storage {
  return new Storage(
    name,
    { ...common, ...plan.storage, keys: { data: keys.arn("data"), logs: keys.arn("logs") } },
    here,
  );
}

/** Null when no partner exchanges files. */
export function createExchange(site: Site, keys: Keyring, network: Network, storage: Storage): Exchange | null {
  const { name, plan, common, here } = site;
  if (plan.exchange === null) return null;
  return new Exchange(
    name,
    {
      ...common,
      ...plan.exchange,
      vpcId: network.vpcId,
      gateway: network.gateway,
      subnetIds: network.subnetIds("edge"),
      groupId: network.groupId("sftp"),
      bucket: storage.bucketName("files"),
      keyAlias: keys.alias("data"),
      logs: logTerms(site, keys),
    },
    here,
  );
}

/** Null when no folder is shared. */
export function createSharedFolders(site: Site, keys: Keyring, network: Network): SharedFolders | null {
  const { name, plan, common, here } = site;
  if (plan.sharedFolders === null) return null;
  return new SharedFolders(
    `${name}-shared`,
    {
      ...common,
      ...plan.sharedFolders,
      reader: folderRole(name),
      subnetIds: network.subnetIds("data"),
      groupId: network.groupId("shared"),
      keyArn: keys.arn("data"),
    },
    here,
  );
}

export function createDatabase(site: Site, keys: Keyring, network: Network): Database {
  return new Database(
    site.name,
    {
      ...site.common,
      ...site.plan.database,
      subnetIds: network.subnetIds("data"),
      groupId: network.groupId("data"),
      dataKeyArn: keys.arn("data"),
      secretsKeyArn: keys.arn("secrets"),
      logs: logTerms(site, keys),
    },
    site.here,
  );
}

export function createBackup(site: Site, keys: Keyring, network: Network, database: Database): Backup {
  const { name, plan, common, here } = site;
  const lock = planLock(plan.backup.rules);
  const copyVault = plan.copyPlace === null ? null : createCopyVault(site, plan.copyPlace);
  const copies = copyVault === null ? "none" : { to: copyVault.arn };
  const vault = new Vault(name, { ...common, keyArn: keys.arn("backup"), lock, copies }, here);
  return new Backup(
    name,
    {
      ...common,
      ...plan.backup,
      ...(copyVault === null ? {} : { copyVault }),
      vault,
      restores: [
        { type: "RDS", overrides: database.restoredInto(network.groupId("restored")) },
        { type: "S3" },
        ...(plan.sharedFolders === null ? [] : [{ type: "EFS", overrides: { kmsKeyId: keys.arn("data") } }]),
      ],
      noticeKeyArn: keys.arn("backup"),
    },
    here,
  );
}

/** The vault in the backup account, under a key of its own there: an intruder in the tenant's account ends here. */
function createCopyVault({ name: tenant, plan, common, here }: Site, place: Place): Vault {
  const name = `${tenant}-copy`;
  const there = { ...here, provider: createProvider("backup", place, plan.deployer) };
  const { tags } = common;
  const keys = new Keyring(name, { place, tags, purposes: ["backup"], administrator: plan.deployer }, there);
  const lock = planLock(plan.backup.rules);
  return new Vault(name, { place, tags, keyArn: keys.arn("backup"), lock, copies: { from: plan.place } }, there);
}
