import {
  Cluster,
  type Database,
  type Edge,
  type Extra,
  type Keyring,
  type Network,
  Patching,
  Runner,
  Workload,
} from "../../components/index.ts";
import { logTerms, type Site } from "./site.ts";

/** User as which the application signs in to the database, with IAM and without a password. */
export const DATABASE_USER = "app";

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
      addresses: {
        edge: network.addresses("edge"),
        data: network.addresses("data"),
        control: network.addresses("control"),
      },
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
