import {
  type AccessArgs,
  type AccountArgs,
  type AuditArgs,
  type BackupArgs,
  type Cidr,
  type ClusterArgs,
  type DatabaseArgs,
  type DetectionArgs,
  type EdgeArgs,
  type ExchangeArgs,
  type FirewallArgs,
  type MailArgs,
  type NetworkArgs,
  type PatchingArgs,
  type Place,
  planCalendar,
  planRules,
  portOf,
  type SharedFoldersArgs,
  type StorageArgs,
  sessionLog,
  type WorkloadArgs,
} from "../components/index.ts";
import type { Settled } from "../law/index.ts";
import {
  type Accounts,
  type DirectoryWay,
  destinationsOf,
  directoryOf,
  gigabytes,
  operatorsOf,
  type Platform,
  type Product,
  type Tenant,
} from "../spec/index.ts";
import { daysOf, keptDays, testedDays } from "./days.ts";
import { rangeOf } from "./range.ts";

export interface TenantInput {
  readonly settled: Settled;
  readonly product: Product;
  readonly platform: Platform;
  readonly accounts: Accounts;
  /** The tenant's network as it stands already, which never moves. @default worked out from the tenant's name */
  readonly range?: string;
  /** When the tenant is taken down: nothing is protected from deletion any more. @default it stays */
  readonly leaving?: Date;
}

/** What each component is told, once everything is decided and before anything is declared. */
export interface TenantPlan {
  readonly name: string;
  /** The tenant's account, where the system and its data are. */
  readonly place: Place;
  /** The backup account, where the protected copy is; null when none was sold. */
  readonly copyPlace: Place | null;
  readonly deployer: string;
  readonly dataClasses: readonly string[];
  readonly logDays: number;
  readonly access: Pick<AccessArgs, "provider" | "from" | "people" | "support" | "auditorUntil">;
  readonly account: Pick<AccountArgs, "contact">;
  readonly storage: Pick<StorageArgs, "terms" | "emptied">;
  readonly network: Pick<NetworkArgs, "range" | "zones" | "ports" | "sold" | "imageAccount">;
  readonly firewall: Pick<FirewallArgs, "host" | "destinations" | "names" | "partners" | "deletionProtected">;
  readonly sites: Tenant["connections"]["vpn"];
  /** Hears when a site can't be reached. */
  readonly outageAddress: string;
  /** Null where none was sold. */
  readonly directory: DirectoryWay | null;
  /** Null where the product sends none. */
  readonly mail: Pick<MailArgs, "domain" | "relay" | "reportAddress"> | null;
  readonly edge: Pick<
    EdgeArgs,
    "host" | "certificateProved" | "nodePort" | "healthPath" | "entrances" | "deletionProtected"
  >;
  readonly database: Omit<
    DatabaseArgs,
    "subnetIds" | "groupId" | "dataKeyArn" | "secretsKeyArn" | "logs" | "place" | "tags"
  >;
  /** Null when no partner exchanges files. */
  readonly exchange: Pick<ExchangeArgs, "partners"> | null;
  /** Null when the product shares no folder with partners. */
  readonly sharedFolders: Pick<SharedFoldersArgs, "folders" | "deletionProtected"> | null;
  readonly cluster: Pick<ClusterArgs, "version" | "nodes" | "deletionProtected">;
  readonly patching: Pick<PatchingArgs, "maintenance">;
  readonly workload: Pick<WorkloadArgs, "web" | "app">;
  readonly backup: Pick<BackupArgs, "rules" | "test" | "noticeAddress">;
  readonly audit: Pick<AuditArgs, "noticeAddress">;
  readonly detection: Pick<
    DetectionArgs,
    "hearers" | "reportHours" | "searchesForWeaknesses" | "searchesForPersonalData"
  >;
}

/** Port on which every web node answers the load balancer, whatever the product's containers listen on. */
const NODE_PORT = 30443;
/** Longest that RDS can go back, in days. */
const LONGEST_RECOVERY_DAYS = 35;
/** Copies of one part that a node has room for, with one to spare while a release rolls out. */
const COPIES_A_NODE = 2;
/** Smallest disk of an RDS instance, in GB. */
const SMALLEST_DISK = 20;

/** Decides everything a tenant's components are told. Throws `BadInput` on what the tenant's file leaves undecidable. */
export function planTenant(input: TenantInput): TenantPlan {
  const { settled, accounts, platform } = input;
  const { tenant } = settled;
  const copy = settled.homes.find(({ what }) => what === "copy");
  return {
    name: tenant.name,
    place: placeOf(settled, settled.region, accounts.tenant),
    copyPlace: copy === undefined ? null : placeOf(settled, copy.region, accounts[copy.account]),
    deployer: accounts.deployer,
    dataClasses: tenant.data.classes,
    logDays: daysOf(settled.terms.logs.span.text),
    access: planAccess(input),
    account: { contact: platform.security },
    storage: planStorage(input),
    network: planNetwork(input),
    firewall: planFirewall(input),
    sites: tenant.connections.vpn,
    outageAddress: tenant.contacts.operations,
    directory: directoryOf(tenant),
    mail: planMail(tenant),
    edge: planEdge(input),
    database: planDatabase(input),
    exchange: planExchange(settled),
    sharedFolders: planSharedFolders(input),
    cluster: planCluster(input),
    patching: { maintenance: tenant.maintenance },
    workload: planWorkload(input),
    backup: planBackup(settled),
    audit: { noticeAddress: tenant.contacts.security },
    detection: planDetection(input),
  };
}

function placeOf({ partition, suffix }: Settled, region: string, account: string): Place {
  return { partition, suffix, region, account };
}

/** Whether the client chose that operators may ever open a session on a machine. */
function opensSessions({ tenant: { access } }: Settled): boolean {
  return access.support !== "none" && access.way === "session";
}

function planAccess({ settled, platform }: TenantInput): TenantPlan["access"] {
  const { access, maintenance } = settled.tenant;
  const until = access["auditor-until"];
  const sessions = opensSessions(settled);
  const isLent = sessions || (access.support !== "none" && access.folder !== undefined);
  return {
    provider: platform.identity.issuer,
    from: operatorsOf(settled.tenant, platform),
    people: access.people,
    ...(isLent && { support: { windows: access.windows, zone: maintenance.zone, sessions } }),
    ...(until !== undefined && { auditorUntil: until }),
  };
}

function planStorage({ settled: { tenant, terms }, leaving }: TenantInput): TenantPlan["storage"] {
  const { folder: support } = tenant.access;
  return {
    emptied: leaving !== undefined,
    terms: {
      folders: tenant.files.map(({ folder, keep }) => ({ name: folder, days: daysOf(keep) })),
      ...(support && { support: { name: support.name, days: daysOf(support.keep) } }),
      logDays: daysOf(terms.logs.span.text),
      exportDays: daysOf(tenant.exit.hold),
    },
  };
}

function planNetwork({ settled, product, platform, range }: TenantInput): TenantPlan["network"] {
  const { engine } = engineOf(settled, product);
  const directory = directoryOf(settled.tenant);
  const outside = [...new Set(destinationsOf(settled.tenant).map(({ port }) => port))];
  return {
    range: range ?? rangeOf(settled.tenant),
    zones: settled.zones,
    ports: { node: NODE_PORT, app: product.app.port, database: portOf(engine), outside },
    sold: {
      runner: !settled.lacks.includes("codebuild"),
      partners: networksOf(settled),
      shared: sharedOf(settled).length > 0,
      ...(directory && { directory }),
    },
    imageAccount: platform.images.account,
  };
}

/** Networks from which partners exchange files. */
function networksOf({ tenant }: Settled): readonly Cidr[] {
  return tenant.connections.sftp.flatMap(({ addresses }) => addresses as Cidr[]);
}

/** Folders that the product shares with partners. */
function sharedOf({ tenant }: Settled): readonly string[] {
  return tenant.connections["shared-folders"];
}

function planExchange({ tenant }: Settled): TenantPlan["exchange"] {
  const partners = tenant.connections.sftp.map(({ partner, folder, keys }) => ({ name: partner, folder, keys }));
  return partners.length === 0 ? null : { partners };
}

function planSharedFolders({ settled, leaving }: TenantInput): TenantPlan["sharedFolders"] {
  const folders = sharedOf(settled);
  return folders.length === 0 ? null : { folders, deletionProtected: leaving === undefined };
}

function planFirewall({ settled, leaving }: TenantInput): TenantPlan["firewall"] {
  const { tenant } = settled;
  return {
    host: tenant.product.host,
    destinations: destinationsOf(tenant),
    names: directoryOf(tenant)?.names ?? [],
    partners: networksOf(settled),
    deletionProtected: leaving === undefined,
  };
}

function planMail({ mail, contacts }: Tenant): TenantPlan["mail"] {
  if (mail === undefined) return null;
  const relay = mail.relay === undefined ? {} : { relay: mail.relay };
  return { domain: mail.domain, ...relay, reportAddress: contacts.security };
}

function planEdge({ settled, product, accounts, leaving }: TenantInput): TenantPlan["edge"] {
  return {
    host: settled.tenant.product.host,
    certificateProved: accounts.certificate === "proved",
    nodePort: NODE_PORT,
    healthPath: product.web.health,
    entrances: {
      signIn: product["sign-in"],
      ...(product.api !== undefined && { api: { path: product.api, sold: settled.tenant.connections.api } }),
    },
    deletionProtected: leaving === undefined,
  };
}

function planDatabase({ settled, product, leaving }: TenantInput): TenantPlan["database"] {
  const { tenant } = settled;
  const daily = tenant.backups.keep.daily;
  return {
    ...engineOf(settled, product),
    instanceClass: product.sizes[tenant.size.plan].database,
    gigabytes: Math.max(SMALLEST_DISK, gigabytes(tenant.size.data)),
    databaseName: product.database.name,
    deletionProtected: leaving === undefined,
    ...(leaving && { lastSnapshot: lastSnapshot(tenant.name, leaving) }),
    recoveryDays: Math.min(LONGEST_RECOVERY_DAYS, daily === undefined ? LONGEST_RECOVERY_DAYS : daysOf(daily)),
    windows: planCalendar(tenant.maintenance),
  };
}

/** A name of its own each time: a tenant may come back, and leave again while its first snapshot is still there. */
function lastSnapshot(name: string, leaving: Date): string {
  return `${name}-final-${leaving.toISOString().slice(0, 19).replaceAll(":", "-").toLowerCase()}`;
}

function engineOf({ tenant }: Settled, product: Product) {
  const found = product.database.engines.find(({ engine }) => engine === tenant.product.database);
  if (found === undefined) throw new Error(`${product.name} does not run on ${tenant.product.database}.`);
  return found;
}

function planCluster({ settled, product, platform, leaving }: TenantInput): TenantPlan["cluster"] {
  const { size } = settled.tenant;
  const { nodes, replicas } = product.sizes[size.plan];
  const perZone = (count: number) => Math.ceil(count / settled.zones.length / COPIES_A_NODE);
  return {
    version: platform.kubernetes,
    deletionProtected: leaving === undefined,
    nodes: {
      instanceType: nodes,
      hardware: size.hardware,
      perZone: { web: perZone(replicas.web), app: perZone(replicas.app) },
      ...(opensSessions(settled) && { sessionLog: sessionLog(settled.tenant.name) }),
    },
  };
}

function planWorkload({ settled, product }: TenantInput): TenantPlan["workload"] {
  const { tenant } = settled;
  const { replicas, container } = product.sizes[tenant.size.plan];
  const release = product.releases[tenant.product.version];
  if (release === undefined) throw new Error(`${product.name} has no release ${tenant.product.version}.`);
  const part = (name: "web" | "app") => ({
    ...product[name],
    digest: release[name],
    replicas: replicas[name],
    container,
  });
  return { web: part("web"), app: part("app") };
}

function planBackup({ tenant }: Settled): TenantPlan["backup"] {
  const { backups, maintenance, contacts } = tenant;
  const { zone } = maintenance;
  const { backupHour: hour } = planCalendar(maintenance);
  return {
    rules: planRules({ every: backups.every, keep: keptDays(backups.keep), hour, zone }),
    test: { everyDays: testedDays(backups.test), hour, zone },
    noticeAddress: contacts.operations,
  };
}

function planDetection({ settled: { tenant, terms, lacks }, platform }: TenantInput): TenantPlan["detection"] {
  const { security, privacy } = tenant.contacts;
  return {
    hearers: { security, ...(privacy === security ? {} : { privacy }), desk: platform.security.email },
    reportHours: terms.breach.span.hours,
    searchesForWeaknesses: !lacks.includes("inspector"),
    searchesForPersonalData: !lacks.includes("macie"),
  };
}
