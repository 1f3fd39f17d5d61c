import type { Graph, Range } from "../../../graph/index.ts";
import {
  box,
  enterAcl,
  type Group,
  meet,
  type Packets,
  passing,
  readNetwork,
  type Subnet,
  sayTraffic,
  single,
  surelyPassing,
  TCP,
} from "../../proofs/reachability/index.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";
import { declaredGroups } from "./groups.ts";
import { addressesOf, isPublicSix, publicSources, touches, trafficOf } from "./public.ts";

const range = (from: number, to: number = from): Range => ({ from, to });

/** Ports by which machines, databases and clusters are run, none of which a stranger has business with. */
const ADMIN_PORTS: readonly Range[] = [
  ...[20, 21, 22, 23, 111, 135, 137, 138, 139, 389, 445, 512, 513, 514, 636, 873].map((port) => range(port)),
  ...[1433, 1434, 1521, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 5432, 5601].map((port) => range(port)),
  range(5900, 5910),
  ...[5985, 5986, 6379, 6443, 9042, 9092, 9200, 9300, 11211].map((port) => range(port)),
  range(10248, 10260),
  range(27017, 27019),
  range(30000, 32767),
];
/** Replies to connections come back to ports from here on, so an ACL, which keeps no state, has to leave them open. */
const FIRST_REPLY_PORT = 1024;
const ADMIN: Packets = ADMIN_PORTS.map((port) => box({ protocol: single(TCP), port }));
const ACL_ADMIN = ADMIN.filter(({ port }) => port.from < FIRST_REPLY_PORT);

function judgeGroup(graph: Graph, group: Group): Finding {
  const network = readNetwork(graph);
  const risky = group.incoming.filter((line) => touches(line, ADMIN));
  const isOpen = (line: (typeof risky)[number]) =>
    isPublicSix(line) || publicSources(addressesOf(line), network).length > 0;
  const open = risky.find((line) => line.doubt === null && isOpen(line));
  if (open !== undefined) {
    const traffic = sayTraffic(meet(trafficOf(open), ADMIN).slice(0, 1));
    return fail(group.resource, `${group.name} opens ${traffic} to the internet, by ${open.by.name}`);
  }
  const doubt = risky.find((line) => line.doubt !== null)?.doubt;
  if (doubt) {
    return unproven(
      group.resource,
      `${doubt.property} of ${doubt.resource.name}, which opens ${group.name}, can't be read`,
    );
  }
  return pass(group.resource, `${group.name} opens no administration port to the internet`);
}

/** Of the ACL alone only the ports below the replies' are judged; the groups close the others. */
function judgeAcl(graph: Graph, subnet: Subnet): Finding {
  const { acl } = subnet;
  const hop = enterAcl(acl);
  const strangers = meet(publicSources([{ from: 0, to: 2 ** 32 - 1 }], readNetwork(graph)), ACL_ADMIN);
  const open = meet(strangers, surelyPassing(hop));
  const at = acl.resource ?? subnet.resource;
  if (open.length > 0) {
    return fail(at, `ACL ${acl.name} opens ${sayTraffic(open.slice(0, 1))} to the internet`);
  }
  const unsure = meet(strangers, passing(hop)).length > 0;
  const doubt = hop.passages.find((passage) => passage.doubt !== null)?.doubt;
  if (unsure && doubt)
    return unproven(at, `${doubt.property} of ${doubt.resource.name}, a line of ACL ${acl.name}, can't be read`);
  return pass(at, `ACL ${acl.name} opens no administration port below ${FIRST_REPLY_PORT} to the internet`);
}

export const noAdminPortsFromInternet: Rule = {
  id: "NET-06",
  name: "no-admin-ports-from-internet",
  statement:
    "Administration, database and cluster ports are closed to the internet in every security group and effective network ACL.",
  severity: "critical",
  capability: "edge-filtering",
  remedy: "take the port out, and reach it through the tenant's own network",
  premises: [],
  *check({ graph }) {
    yield* declaredGroups(graph).map((group) => judgeGroup(graph, group));
    const guarded = new Map(readNetwork(graph).subnets.map((subnet) => [subnet.acl, subnet]));
    yield* [...guarded.values()].map((subnet) => judgeAcl(graph, subnet));
  },
};
