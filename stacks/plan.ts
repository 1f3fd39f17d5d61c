import { type DatabaseArgs, type NetworkArgs, type Place, planRange, portOf } from "../components/index.ts";
import type { Settled, Span } from "../law/index.ts";
import { type Accounts, BadInput, gigabytes, type Platform, type Product, parseSpan } from "../spec/index.ts";

export interface TenantInput {
  readonly settled: Settled;
  readonly product: Product;
  readonly platform: Platform;
  readonly accounts: Accounts;
  /** The tenant's network as it stands already, which never moves. @default worked out from the tenant's name */
  readonly range?: string;
}

/** What each component is told, once everything is decided and before anything is declared. */
export interface TenantPlan {
  readonly name: string;
  /** The tenant's account, where the system and its data are. */
  readonly place: Place;
  /** The backup account, where the protected copy is. */
  readonly copyPlace: Place;
  readonly deployer: string;
  readonly dataClasses: readonly string[];
  readonly logDays: number;
  readonly network: Pick<NetworkArgs, "range" | "zones" | "ports" | "imageAccount">;
  readonly database: Pick<
    DatabaseArgs,
    "engine" | "version" | "instanceClass" | "gigabytes" | "databaseName" | "recoveryDays" | "maintenance"
  >;
}

/** Port on which every web node answers the load balancer, whatever the product's containers listen on. */
const NODE_PORT = 30443;

/** Longest that RDS can go back, in days. */
const LONGEST_RECOVERY_DAYS = 35;

/** Smallest disk of an RDS instance, in GB. */
const SMALLEST_DISK = 20;

/** Decides everything a tenant's components are told. Throws `BadInput` on what the tenant's file leaves undecidable. */
export function planTenant(input: TenantInput): TenantPlan {
  const { settled, product, platform, accounts } = input;
  const { tenant } = settled;
  const database = planDatabase(settled, product);
  const copy = settled.homes.find(({ what }) => what === "copy");
  return {
    name: tenant.name,
    place: placeOf(settled, settled.region, accounts.tenant),
    copyPlace: placeOf(settled, copy?.region ?? settled.region, accounts.backup),
    deployer: accounts.deployer,
    dataClasses: tenant.data.classes,
    logDays: days(settled.terms.logs.span),
    network: {
      range: input.range ?? rangeOf(settled),
      zones: settled.zones,
      ports: { node: NODE_PORT, app: product.app.port, database: portOf(database.engine) },
      imageAccount: platform.images.account,
    },
    database,
  };
}

function placeOf({ partition, suffix }: Settled, region: string, account: string): Place {
  return { partition, suffix, region, account };
}

function rangeOf({ tenant }: Settled): string {
  const named = tenant.connections.vpn.flatMap(({ networks }) => networks);
  const range = planRange(tenant.name, named);
  if (range !== null) return range;
  throw new BadInput("no-range-left", [
    {
      path: "connections.vpn",
      line: null,
      column: null,
      found: named.join(", "),
      allowed: "networks that leave 8,192 private addresses free",
      say: "The networks of connections.vpn leave no private range for the tenant: name only those that must be reached.",
    },
  ]);
}

function planDatabase({ tenant }: Settled, product: Product): TenantPlan["database"] {
  const engine = product.database.engines.find((each) => each.engine === tenant.product.database);
  if (engine === undefined) throw new Error(`${product.name} does not run on ${tenant.product.database}`);
  return {
    ...engine,
    instanceClass: product.sizes[tenant.size.plan].database,
    gigabytes: Math.max(SMALLEST_DISK, gigabytes(tenant.size.data)),
    databaseName: product.database.name,
    recoveryDays: recoveryDays(tenant.backups.keep.daily),
    maintenance: tenant.maintenance,
  };
}

/** As long as daily copies are kept: no promise says that more is. */
function recoveryDays(daily: string | undefined): number {
  return daily === undefined ? LONGEST_RECOVERY_DAYS : Math.min(LONGEST_RECOVERY_DAYS, days(parseSpan(daily)));
}

function days({ hours }: Span): number {
  return Math.ceil(hours / 24);
}
