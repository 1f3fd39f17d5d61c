import { ofType } from "../../../graph/index.ts";
import { box, type Place, readNetwork } from "../../proofs/reachability/index.ts";
import { type Rule, unproven } from "../../rule.ts";
import { onlyFrom } from "./only-from.ts";

/** What AWS puts into the account's default network where no other is named. */
const DATABASES = [
  "aws:docdb/cluster:Cluster",
  "aws:elasticache/cluster:Cluster",
  "aws:elasticache/replicationGroup:ReplicationGroup",
  "aws:memorydb/cluster:Cluster",
  "aws:neptune/cluster:Cluster",
  "aws:opensearch/domain:Domain",
  "aws:rds/cluster:Cluster",
  "aws:rds/instance:Instance",
  "aws:redshift/cluster:Cluster",
];

const isDatabase = (place: Place): boolean => place.tier === "data";

export const dbReachableOnlyFromApp: Rule = {
  id: "NET-01",
  name: "db-reachable-only-from-app",
  statement:
    "Proof over security groups, ordered network ACLs in both directions and routes: only the application tier can open a connection to a database, and a breach is shown as its shortest path.",
  severity: "critical",
  capability: "tier-segmentation",
  remedy: "close the line that lets it pass, or bring what must reach the database into the application tier",
  premises: [],
  *check(subject) {
    yield* onlyFrom(subject, isDatabase, (from) => (from?.tier === "app" ? [box()] : []));
    const standing = new Set(readNetwork(subject.graph).places.map(({ resource }) => resource));
    const homeless = ofType(subject.graph, ...DATABASES).filter((database) => !standing.has(database));
    yield* homeless.map((database) =>
      unproven(database, `${database.name} stands in no subnet of this stack, and who reaches it can't be read`),
    );
  },
};
