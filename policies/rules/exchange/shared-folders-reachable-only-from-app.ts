import { type Graph, isType, ofType, type Resource, referrers } from "../../../graph/index.ts";
import {
  box,
  meet,
  type Packets,
  type Place,
  reach,
  readNetwork,
  single,
  TCP,
} from "../../proofs/reachability/index.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { onlyFrom } from "../network/only-from.ts";
import { FILES } from "./shares.ts";

const TARGET = "aws:efs/mountTarget:MountTarget";
/** Port of NFS, in which file systems are shared (RFC 8881). */
const NFS: Packets = [box({ protocol: single(TCP), port: single(2049) })];

const isApp = ({ tier }: Place): boolean => tier === "app";

export const sharedFoldersReachableOnlyFromApp: Rule = {
  id: "EXC-07",
  name: "shared-folders-reachable-only-from-app",
  statement:
    "Proof: in each zone the application's nodes reach the shared files by NFS, and nothing and nobody else reaches them, by NFS or otherwise.",
  severity: "critical",
  capability: "shared-folders",
  remedy: "open port 2049 of the mount targets to the application tier, in group and list alike, and to nothing else",
  premises: [],
  *check(subject) {
    yield* onlyFrom(
      subject,
      ({ resource }) => isType(resource, TARGET),
      (from) => (from !== null && isApp(from) ? NFS : []),
    );
    yield* ofType(subject.graph, FILES).map((files) => judgeFiles(subject.graph, files));
  },
};

/** A node asks the mount target of its own zone. */
function judgeFiles(graph: Graph, files: Resource): Finding {
  const { places } = readNetwork(graph);
  const targets = referrers(graph, TARGET, "fileSystemId", files);
  const feet = places.filter(({ resource }) => targets.includes(resource));
  const nodes = places.filter(isApp);
  const serves = (to: Place, from: Place) =>
    to.subnet.zone === from.subnet.zone && meet(NFS, reach(from, to).arrives).length > 0;
  const cut = nodes.filter((from) => !feet.some((to) => serves(to, from))).map(({ subnet }) => subnet.resource.name);
  return nodes.length > 0 && cut.length === 0
    ? pass(files, `${files.name} is reached by the application in each of its zones`, { targets: feet.length })
    : fail(files, `${files.name} is out of reach of the application in ${cut.join(" and ") || "every zone"}`, { cut });
}
