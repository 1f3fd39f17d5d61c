import { isType, type Resource, referents, referrers } from "../../../graph/index.ts";
import { flag, text } from "../../read.ts";
import { type Finding, fail, pass } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

/** Public address at the other end of a VPN connection; undefined when it isn't of this stack. */
function deviceOf({ graph }: Subject, connection: Resource): string | undefined {
  const [device] = referents(graph, connection, "customerGatewayId");
  return device && text(device, "ipAddress");
}

/** Whether a connection leads to a site of the tenant's file and to exactly its networks. */
export function judgeConnection(subject: Subject, connection: Resource): Finding {
  const site = subject.settled.tenant.connections.vpn.find(({ address }) => address === deviceOf(subject, connection));
  if (!site) return fail(connection, `${connection.name} leads to a device that the tenant's file doesn't name`);
  const routes = referrers(
    subject.graph,
    "aws:ec2/vpnConnectionRoute:VpnConnectionRoute",
    "vpnConnectionId",
    connection,
  );
  const networks = routes.map((route) => text(route, "destinationCidrBlock") ?? "").sort();
  const ends = referents(subject.graph, connection, "vpnGatewayId").filter((one) =>
    isType(one, "aws:ec2/vpnGateway:VpnGateway"),
  );
  const exact = networks.join() === [...site.networks].sort().join() && flag(connection, "staticRoutesOnly");
  return exact && ends.length === 1
    ? pass(connection, `${connection.name} leads to ${site.name} and to ${networks.join(" and ")} alone`, { networks })
    : fail(connection, `${connection.name} leads to other networks than those of ${site.name}`, { networks });
}
