import { ofType } from "../../../graph/index.ts";
import { box, type Place, readNetwork } from "../../proofs/reachability/index.ts";
import { type Rule, unproven } from "../../rule.ts";
import { onlyFrom } from "./only-from.ts";

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
    const homeless = ofType(subject.graph, "aws:rds/instance:Instance", "aws:rds/cluster:Cluster").filter(
      (database) => !standing.has(database),
    );
    yield* homeless.map((database) =>
      unproven(database, `${database.name} stands in no subnet of this stack, and who reaches it can't be read`),
    );
  },
};
