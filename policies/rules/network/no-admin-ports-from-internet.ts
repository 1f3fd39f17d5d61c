import {
  enterAcl,
  type Group,
  meet,
  type Packets,
  passing,
  readNetwork,
  type Subnet,
  sayTraffic,
  surelyPassing,
  without,
} from "../../proofs/reachability/index.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { ACL_ADMIN, ADMIN, FIRST_REPLY_PORT } from "./admin-ports.ts";
import { declaredGroups } from "./groups.ts";
import { guardsOnlyPartnerServers, partnerTraffic } from "./partners.ts";
import { addressesOf, isPublicSix, publicSources, touches, trafficOf } from "./public.ts";

/** What partners send to a server of theirs is no administration: SFTP is the one thing that answers there. */
function judgeGroup(subject: Subject, group: Group): Finding {
  const network = readNetwork(subject.graph);
  const promised = guardsOnlyPartnerServers(subject.graph, group) ? partnerTraffic(subject) : [];
  const risky = group.incoming.filter((line) => touches(line, ADMIN));
  const isOpen = (line: (typeof risky)[number]) =>
    isPublicSix(line) || without(meet(publicSources(addressesOf(line), network), adminOf(line)), promised).length > 0;
  const open = risky.find((line) => line.doubt === null && isOpen(line));
  if (open !== undefined) {
    const traffic = sayTraffic(adminOf(open).slice(0, 1));
    return fail(group.resource, `Security group ${group.name} opens ${traffic} to the internet, by ${open.by.name}`);
  }
  const doubt = risky.find((line) => line.doubt !== null)?.doubt;
  if (doubt) {
    return unproven(
      group.resource,
      `${doubt.property} of ${doubt.resource.name}, which opens security group ${group.name}, can't be read`,
    );
  }
  return pass(group.resource, `Security group ${group.name} opens no administration port to the internet`);
}

const adminOf = (line: Group["incoming"][number]): Packets => meet(trafficOf(line), ADMIN);

/**
 * Of the ACL alone only the ports below the replies' are judged; the groups close the others, and say where what
 * partners send ends.
 */
function judgeAcl(subject: Subject, subnet: Subnet): Finding {
  const { acl } = subnet;
  const hop = enterAcl(acl);
  const everyone = publicSources([{ from: 0, to: 2 ** 32 - 1 }], readNetwork(subject.graph));
  const strangers = without(meet(everyone, ACL_ADMIN), partnerTraffic(subject));
  const open = meet(strangers, surelyPassing(hop));
  const at = acl.resource ?? subnet.resource;
  if (open.length > 0) {
    return fail(at, `Network ACL ${acl.name} opens ${sayTraffic(open.slice(0, 1))} to the internet`);
  }
  const unsure = meet(strangers, passing(hop)).length > 0;
  const doubt = hop.passages.find((passage) => passage.doubt !== null)?.doubt;
  if (unsure && doubt)
    return unproven(
      at,
      `${doubt.property} of ${doubt.resource.name}, a line of network ACL ${acl.name}, can't be read`,
    );
  return pass(at, `Network ACL ${acl.name} opens no administration port below ${FIRST_REPLY_PORT} to the internet`);
}

export const noAdminPortsFromInternet: Rule = {
  id: "NET-06",
  name: "no-admin-ports-from-internet",
  statement:
    "Administration, database and cluster ports are closed to the internet in every security group and effective network ACL; what listed partners send to their SFTP server is none of those.",
  severity: "critical",
  capability: "edge-filtering",
  remedy: "take the port out, and reach it through the tenant's own network",
  premises: [],
  *check(subject) {
    const { graph } = subject;
    yield* declaredGroups(graph).map((group) => judgeGroup(subject, group));
    const guarded = new Map(readNetwork(graph).subnets.map((subnet) => [subnet.acl, subnet]));
    yield* [...guarded.values()].map((subnet) => judgeAcl(subject, subnet));
  },
};
