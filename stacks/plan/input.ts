import type {
  AccessArgs,
  AccountArgs,
  AuditArgs,
  BackupArgs,
  ClusterArgs,
  DatabaseArgs,
  DetectionArgs,
  EdgeArgs,
  ExchangeArgs,
  FirewallArgs,
  MailArgs,
  NetworkArgs,
  PatchingArgs,
  Place,
  SharedFoldersArgs,
  StorageArgs,
  WorkloadArgs,
} from "../../components/index.ts";
import type { Settled } from "../../law/index.ts";
import type { Accounts, DirectoryWay, Platform, Product, Tenant } from "../../spec/index.ts";

export interface TenantInput {
  readonly settled: Settled;
  readonly product: Product;
  readonly platform: Platform;
  readonly accounts: Accounts;
  /** The digest of what the tenant file says. */
  readonly digest: string;
  /** The tenant's network as it stands already, which never moves. @default worked out from the tenant's name */
  readonly range?: string;
  /** When the tenant is taken down: nothing is protected from deletion any more. @default it stays */
  readonly leaving?: Date;
}

/** What each component is told, once everything is decided and before anything is declared. */
export interface TenantPlan {
  readonly name: string;
  /** The digest of the tenant file that the home is made from. */
  readonly madeFrom: string;
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
