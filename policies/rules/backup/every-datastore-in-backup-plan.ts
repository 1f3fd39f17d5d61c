import { ofType } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { fail, notApplicable, pass, type Rule } from "../../rule.ts";
import { plansOf } from "./selections.ts";
import { exemptOf, say, storesOf } from "./stores.ts";

/** What holds data, and what AWS Backup has no copies of. */
const UNCOPIED = [
  "aws:elasticache/cluster:Cluster",
  "aws:elasticache/replicationGroup:ReplicationGroup",
  "aws:elasticache/serverlessCache:ServerlessCache",
  "aws:fsx/ontapFileSystem:OntapFileSystem",
  "aws:keyspaces/table:Table",
  "aws:memorydb/cluster:Cluster",
  "aws:msk/cluster:Cluster",
  "aws:opensearch/domain:Domain",
  "aws:redshiftserverless/namespace:Namespace",
  "aws:s3/directoryBucket:DirectoryBucket",
];

export const everyDatastoreInBackupPlan: Rule = {
  id: "BKP-01",
  name: "every-datastore-in-backup-plan",
  statement:
    "Every resource that holds data is matched by a backup selection, with tag conditions and exclusions worked out against the real tags.",
  severity: "critical",
  capability: "backup-schedule",
  remedy: "give it the tag that the selection of the backup plan asks for",
  premises: [],
  *check(subject) {
    yield* ofType(subject.graph, ...UNCOPIED).map((store) =>
      fail(store, `AWS Backup copies no store of the kind of ${store.name}`),
    );
    yield* exemptOf(subject).map(({ store, because }) => notApplicable(because, store));
    yield* each(storesOf(subject), (store) => {
      const plans = plansOf(subject, store);
      const names = plans.map(({ name }) => name);
      return plans.length === 0
        ? fail(store, `No backup plan takes in the ${say(store)}`)
        : pass(store, `The ${say(store)} is copied by the backup plan ${names.join(" and ")}`, {
            plans: plans.map(({ urn }) => urn),
          });
    });
  },
};
