import * as pulumi from "@pulumi/pulumi";
import { ownerTags, stampIdentity } from "../components/index.ts";
import {
  createAccess,
  createAccount,
  createAudit,
  createBackup,
  createCluster,
  createConnectivity,
  createDatabase,
  createDetection,
  createDirectory,
  createEdge,
  createExchange,
  createFirewall,
  createKeys,
  createMail,
  createNetwork,
  createPatching,
  createRunner,
  createSharedFolders,
  createStorage,
  createWorkload,
  DATABASE_USER,
} from "./parts/index.ts";
import { planTenant, type TenantInput, type TenantPlan } from "./plan/index.ts";
import { createProvider } from "./provider.ts";

/** One tenant's whole home, from its keys to its backups, each part told what the plan decided. */
export class Tenant extends pulumi.ComponentResource {
  /** What `pulumi stack output` shows. */
  readonly outputs: Readonly<Record<string, pulumi.Input<unknown>>>;

  constructor(name: string, plan: TenantPlan, opts: pulumi.ComponentResourceOptions) {
    super("domicile:tenant:Tenant", name, { madeFrom: plan.madeFrom }, opts);
    const common = { place: plan.place, tags: ownerTags(name, plan.dataClasses) };
    const site = { name, plan, common, here: { parent: this } };

    const keys = createKeys(site);
    const storage = createStorage(site, keys);
    const network = createNetwork(site, storage);
    createAccount(site, keys, network);
    const firewall = createFirewall(site, network, storage);
    const connectivity = createConnectivity(site, keys, network, firewall);
    const directory = createDirectory(site, keys, network, firewall, connectivity);
    const mail = createMail(site, keys, network);
    const edge = createEdge(site, keys, network, storage);
    const exchange = createExchange(site, keys, network, storage);
    const shared = createSharedFolders(site, keys, network);
    const bought = [directory, mail, shared].filter((one) => one !== null);
    const database = createDatabase(site, keys, network);
    const cluster = createCluster(site, keys, network, edge);
    const extras = [storage.extra(keys.alias("data")), ...bought.map(({ extra }) => extra)];
    createWorkload(site, network, database, cluster, extras);
    createBackup(site, keys, network, database);
    createAudit(site, keys, storage, edge, database, cluster);
    createDetection(site, keys, storage);
    createAccess(site, keys, storage);
    createPatching(site, cluster);
    createRunner(site, keys, network);

    this.outputs = {
      address: edge.address,
      balancerHost: edge.balancerHost,
      callsFrom: firewall.callsFrom,
      cluster: cluster.clusterName,
      databaseHost: database.host,
      databasePort: database.port,
      databaseUser: DATABASE_USER,
      entrance: network.addresses("edge"),
      partners: exchange && { addresses: exchange.addresses, fingerprint: exchange.fingerprint },
      range: network.range,
      records: pulumi.all([edge.records, mail?.records ?? []]).apply((records) => records.flat()),
      region: plan.place.region,
      sites: connectivity?.joined ?? [],
      toFill: [directory, mail].flatMap((one) => one?.toFill ?? []),
    };
    this.registerOutputs(this.outputs);
  }
}

/**
 * Declares everything one tenant is owed. Called inside a Pulumi program whose stack is named after the tenant.
 * Throws `BadInput` when the tenant's file leaves something undecidable.
 */
export function declareTenant(input: TenantInput): Tenant {
  const plan = planTenant(input);
  const provider = createProvider("tenant", plan.place, plan.deployer);
  return new Tenant(plan.name, plan, { providers: [provider], transformations: [stampIdentity] });
}
