import { ofType, type Resource } from "../../../graph/index.ts";
import { effectiveRegion, foreign, listed } from "../../proofs/residency/index.ts";
import { each, flag } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

const KEYS = ["aws:kms/key:Key", "aws:kms/externalKey:ExternalKey"];
const REPLICAS = ["aws:kms/replicaKey:ReplicaKey", "aws:kms/replicaExternalKey:ReplicaExternalKey"];

export const kmsNoMultiRegionKey: Rule = {
  id: "RES-06",
  name: "kms-no-multi-region-key",
  statement: "Keys belong to one region and have no replica, unless the tenant names a second region.",
  severity: "high",
  capability: "region-residency",
  remedy: "leave multiRegion off: whoever may replicate a key takes the data with it",
  premises: ["resource-region-allowed"],
  *check(subject) {
    yield* each(ofType(subject.graph, ...KEYS), (key) => judgeKey(subject, key));
    yield* each(ofType(subject.graph, ...REPLICAS), (replica) => judgeReplica(subject, replica));
  },
};

function judgeKey({ settled }: Subject, key: Resource): Finding {
  if (!flag(key, "multiRegion")) return pass(key, `${key.name} belongs to one region`);
  return settled.allowedRegions.length > 1
    ? pass(key, `${key.name} may be in ${listed(settled.allowedRegions)}`)
    : fail(key, `${key.name} can be replicated to other regions than ${settled.region}`);
}

function judgeReplica(subject: Subject, replica: Resource): Finding {
  const region = effectiveRegion(subject.graph, replica) ?? "an unnamed region";
  return subject.settled.allowedRegions.length > 1 && foreign(subject, [region]).length === 0
    ? pass(replica, `${replica.name} is a replica in ${region}, where this customer's data may be`, { region })
    : fail(replica, `${replica.name} is a replica in ${region}`, { region });
}
