import {
  Connectivity,
  Directory,
  Edge,
  Firewall,
  type Keyring,
  Mail,
  Network,
  type Storage,
} from "../../components/index.ts";
import { logTerms, type Site } from "./site.ts";

export function createNetwork({ name, plan, common, here }: Site, storage: Storage): Network {
  return new Network(name, { ...common, ...plan.network, logs: storage.bucket("logs") }, here);
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
