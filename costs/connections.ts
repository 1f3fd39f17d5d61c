import type { Part, Sold } from "./part.ts";
import { EACH } from "./prices.ts";

/** Ways to and from others that the file asks for. */
export function connections(sold: Sold): Part[] {
  return [...sites(sold), ...directory(sold), ...partners(sold)];
}

function sites({ settled: { tenant } }: Sold): Part[] {
  const { vpn } = tenant.connections;
  if (vpn.length === 0) return [];
  return [
    {
      part: "VPN connections",
      count: vpn.length,
      monthly: vpn.length * EACH.vpn,
      because: `The file joins ${vpn.map(({ name }) => name).join(", ")}.`,
      capability: "site-vpn",
      without: "the sites under connections.vpn",
    },
  ];
}

/** The way to a directory is free; asking the customer's servers for its name isn't. */
function directory({ settled: { zones, tenant } }: Sold): Part[] {
  const { host, dns = [] } = tenant.connections.directory ?? {};
  if (dns.length === 0) return [];
  return [
    {
      part: "askers for the directory's name",
      count: zones.length,
      monthly: zones.length * EACH.asker,
      because: `Only ${dns.join(" and ")} know ${host}, and they are asked from each of ${zones.length} zones.`,
      capability: "directory-path",
      without: "connections.directory.dns, once the host's name is public",
    },
  ];
}

function partners({ settled: { tenant } }: Sold): Part[] {
  const { sftp } = tenant.connections;
  if (sftp.length === 0) return [];
  return [
    {
      part: "SFTP server",
      count: 1,
      monthly: EACH.sftp,
      because: `${sftp.map(({ partner }) => partner).join(", ")} exchange files with this tenant alone.`,
      capability: "file-exchange",
      without: "the partners under connections.sftp",
    },
  ];
}
