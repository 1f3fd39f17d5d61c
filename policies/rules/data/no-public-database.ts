import { ofType, type Resource } from "../../../graph/index.ts";
import { readNetwork } from "../../proofs/reachability/index.ts";
import { each, flag } from "../../read.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { judgeSharing, type Sharing } from "./sharing.ts";

const DATABASES = [
  "aws:rds/instance:Instance",
  "aws:rds/cluster:Cluster",
  "aws:rds/clusterInstance:ClusterInstance",
  "aws:docdb/cluster:Cluster",
  "aws:neptune/cluster:Cluster",
  "aws:redshift/cluster:Cluster",
  "aws:opensearch/domain:Domain",
];
/** Whom a snapshot is shared with; `all` is the whole world. */
const SNAPSHOTS: Sharing = {
  "aws:rds/snapshot:Snapshot": "sharedAccounts",
  "aws:rds/clusterSnapshot:ClusterSnapshot": "sharedAccounts",
};

export const noPublicDatabase: Rule = {
  id: "DAT-01",
  name: "no-public-database",
  statement: "No database is public: no public address, only database subnets, no shared snapshot.",
  severity: "critical",
  capability: "edge-filtering",
  remedy: "set publiclyAccessible to false, put it into subnets of the data tier alone, and share no snapshot",
  premises: [],
  *check(subject) {
    yield* each(ofType(subject.graph, ...DATABASES), (database) => judgeDatabase(subject, database));
    yield* judgeSharing(subject, SNAPSHOTS);
  },
};

function judgeDatabase({ graph }: Subject, database: Resource): Finding {
  const { places } = readNetwork(graph);
  const subnets = places.filter(({ resource }) => resource === database).map(({ subnet }) => subnet);
  const other = places.find(({ subnet, tier }) => subnets.includes(subnet) && tier !== "data");
  if (flag(database, "publiclyAccessible")) return fail(database, `${database.name} has a public address`);
  if (other)
    return fail(database, `${database.name} shares the subnet ${other.subnet.resource.name} with ${other.name}`);
  if (subnets.length === 0) return unproven(database, `${database.name} stands in no subnet that this stack declares`);
  return pass(database, `${database.name} has no public address and stands among databases alone`, {
    subnets: subnets.map(({ resource }) => resource.name),
  });
}
