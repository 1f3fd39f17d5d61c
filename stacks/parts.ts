import type { ComponentResourceOptions } from "@pulumi/pulumi";
import {
  Access,
  Account,
  Audit,
  Backup,
  Cluster,
  Connectivity,
  Database,
  Detection,
  Directory,
  Edge,
  Exchange,
  type Extra,
  Firewall,
  folderRole,
  Keyring,
  Mail,
  Network,
  Patching,
  type Place,
  planLock,
  Runner,
  SharedFolders,
  Storage,
  type Tags,
  Vault,
  Workload,
} from "../components/index.ts";
import type { TenantPlan } from "./plan.ts";
import { createProvider } from "./provider.ts";

/** What every part of one tenant is told. */
export interface Site {
  readonly name: string;
  readonly plan: TenantPlan;
  readonly common: { readonly place: Place; readonly tags: Tags };
  readonly here: ComponentResourceOptions;
}

/** User as which the application signs in to the database, with IAM and without a password. */
export const DATABASE_USER = "app";

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

export function createNetwork({ name, plan, common, here }: Site, storage: Storage): Network {
  return new Network(name, { ...common, ...plan.network, logs: storage.bucket("logs") }, here);
}

export function createAccount({ name, plan, common, here }: Site, keys: Keyring, network: Network): Account {
  const { tags } = common;
  return new Account(name, { ...plan.account, tags, dataKeyArn: keys.arn("data"), vpcId: network.vpcId }, here);
}

export function createFirewall({ name, plan, common, here }: Site, network: Network, storage: Storage): Firewall {
  const { vpcId, gateway, zones, range } = network;
  const directory = plan.directory && {
    directory: { ...plan.directory, from: { app: network.addresses("app"), control: network.addresses("control") } },
  };
  const addresses = { network: range, edge: network.addresses("edge") };
  const logs = storage.bucket("logs");
  return new Firewall(
    name,
    { ...common, ...plan.firewall, ...directory, vpcId, gateway, zones, addresses, logs },
    here,
  );
}

/** Nothing where no site was sold a VPN. */
export function createConnectivity(site: Site, keys: Keyring, network: Network, firewall: Firewall) {
  const { name, plan, common, here } = site;
  const { vpcId, zones } = network;
  const { sites, outageAddress: noticeAddress } = plan;
  const args = { ...common, sites, noticeAddress, vpcId, zones, firewallEndpoints: firewall.endpoints };
  return plan.sites.length === 0 ? null : new Connectivity(name, { ...args, logs: logTerms(site, keys) }, here);
}

/** Nothing where no directory was sold. */
export function createDirectory(
  { name, plan, common, here }: Site,
  keys: Keyring,
  network: Network,
  firewall: Firewall,
  connectivity: Connectivity | null,
) {
  if (plan.directory === null || connectivity === null) return null;
  const { vpcId, zones } = network;
  const ways = { vpcId, zones, firewallEndpoints: firewall.endpoints, tunnelTableId: connectivity.tableId };
  const asked = plan.directory.dns.length > 0 && { namesGroupId: network.groupId("names") };
  return new Directory(
    name,
    { ...common, ...plan.directory, ...ways, ...asked, secretsKeyArn: keys.arn("secrets") },
    here,
  );
}

/** Nothing where the product sends no mail. */
export function createMail({ name, plan, common, here }: Site, keys: Keyring, network: Network) {
  if (plan.mail === null) return null;
  const { vpcId } = network;
  const doorway = { vpcId, subnetIds: network.subnetIds("control"), groupId: network.groupId("endpoints") };
  return new Mail(name, { ...common, ...plan.mail, doorway, secretsKeyArn: keys.arn("secrets") }, here);
}

export function createEdge(site: Site, keys: Keyring, network: Network, storage: Storage): Edge {
  return new Edge(
    site.name,
    {
      ...site.common,
      ...site.plan.edge,
      vpcId: network.vpcId,
      subnetIds: network.subnetIds("edge"),
      groupId: network.groupId("edge"),
      accessLogs: storage.bucket("delivery"),
      logs: logTerms(site, keys),
    },
    site.here,
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

export function createCluster(site: Site, keys: Keyring, network: Network, edge: Edge): Cluster {
  const { plan } = site;
  return new Cluster(
    site.name,
    {
      ...site.common,
      ...plan.cluster,
      subnetIds: {
        control: network.subnetIds("control"),
        web: network.subnetIds("web"),
        app: network.subnetIds("app"),
      },
      groupIds: {
        control: network.groupId("control"),
        system: network.groupId("system"),
        web: network.groupId("web"),
        app: network.groupId("app"),
      },
      addresses: { network: network.range, control: network.addresses("control") },
      targetGroupArn: edge.targetGroupArn,
      dataKeyArn: keys.arn("data"),
      secretsKeyArn: keys.arn("secrets"),
      logs: logTerms(site, keys),
      deployer: plan.deployer,
      sharedFolders: plan.sharedFolders !== null,
    },
    site.here,
  );
}

export function createWorkload(
  site: Site,
  network: Network,
  database: Database,
  cluster: Cluster,
  extras: readonly Extra[],
): Workload {
  const { plan } = site;
  return new Workload(
    site.name,
    {
      ...site.common,
      ...plan.workload,
      cluster,
      extras,
      ...(plan.directory && { directory: plan.directory }),
      imageAccount: plan.network.imageAccount,
      nodePort: plan.network.ports.node,
      outsidePorts: plan.network.ports.outside,
      addresses: { edge: network.addresses("edge"), data: network.addresses("data") },
      database: {
        host: database.host,
        port: database.port,
        name: plan.database.databaseName,
        user: DATABASE_USER,
      },
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

export function createAudit(
  site: Site,
  keys: Keyring,
  storage: Storage,
  edge: Edge,
  database: Database,
  cluster: Cluster,
): Audit {
  const arns = (...purposes: Parameters<Storage["arn"]>[0][]) => purposes.map((purpose) => storage.arn(purpose));
  const support = site.plan.storage.terms.support === undefined ? [] : arns("support");
  return new Audit(
    site.name,
    {
      ...site.common,
      ...site.plan.audit,
      bucket: storage.bucket("audit"),
      watched: { data: [...arns("files", "export"), ...support], records: arns("audit", "logs", "delivery") },
      logs: logTerms(site, keys),
      others: { database: database.logGroups, cluster: cluster.logGroup },
      guard: edge.guard,
    },
    site.here,
  );
}

export function createDetection({ name, plan, common, here }: Site, keys: Keyring, storage: Storage): Detection {
  const { inboxes } = storage;
  const records = [storage.bucket("logs"), storage.bucket("delivery"), storage.bucket("audit")] as const;
  return new Detection(name, { ...common, ...plan.detection, inboxes, records, noticeKeyArn: keys.arn("logs") }, here);
}

export function createAccess(site: Site, keys: Keyring, storage: Storage): Access {
  const { access, storage: kept } = site.plan;
  const folder = kept.terms.support === undefined ? {} : { folderArn: storage.arn("support") };
  const support = access.support === undefined ? {} : { support: { ...access.support, ...folder } };
  const args = { ...site.common, ...access, ...support, exportArn: storage.arn("export"), logs: logTerms(site, keys) };
  return new Access(site.name, args, site.here);
}

export function createPatching({ name, plan, common, here }: Site, cluster: Cluster): Patching {
  const { clusterName, nodeGroups: groups } = cluster;
  return new Patching(name, { ...common, ...plan.patching, cluster: clusterName, groups }, here);
}

/** Nothing where the region has no service to run it. */
export function createRunner(site: Site, keys: Keyring, network: Network): Runner | null {
  const { name, plan, common, here } = site;
  if (!plan.network.sold?.runner) return null;
  return new Runner(
    name,
    {
      ...common,
      deployer: plan.deployer,
      vpcId: network.vpcId,
      subnetIds: network.subnetIds("control"),
      groupIds: { runner: network.groupId("runner"), endpoints: network.groupId("endpoints") },
      dataKeyArn: keys.arn("data"),
      logs: logTerms(site, keys),
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

function logTerms({ plan }: Site, keys: Keyring) {
  return { keyArn: keys.arn("logs"), days: plan.logDays };
}
