import { isUnknown, ofType, referents } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { fail, type Rule } from "../../rule.ts";
import { judgeConnection } from "./connections.ts";
import { CONNECTION, OTHER_WAYS } from "./vpn.ts";

export const vpnOnlyToNamedSites: Rule = {
  id: "NET-16",
  name: "vpn-only-to-named-sites",
  statement:
    "VPN connections lead to exactly the sites that the tenant's file names, each to its device and its networks; nothing else joins the network to another.",
  severity: "high",
  capability: "site-vpn",
  remedy: "make one connection a site, with static routes to exactly its networks, and no other",
  premises: [],
  *check(subject) {
    const { graph, settled } = subject;
    yield* ofType(graph, ...OTHER_WAYS).map((other) =>
      fail(other, `${other.name} joins the network to another by hand`),
    );
    yield* each(ofType(graph, CONNECTION), (connection) => judgeConnection(subject, connection));
    const joined = ofType(graph, CONNECTION).flatMap((one) => referents(graph, one, "customerGatewayId"));
    const devices = joined.map(({ inputs }) => inputs.ipAddress);
    const missing = settled.tenant.connections.vpn.filter(
      ({ address }) => !devices.some((device) => device === address || isUnknown(device ?? null)),
    );
    yield* missing.map(({ name }) => fail(null, `no VPN leads to the site ${name}`));
  },
};
