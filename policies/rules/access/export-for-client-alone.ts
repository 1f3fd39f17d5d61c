import { type Resource, referrers } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { fetchedBy } from "./exports.ts";
import { isRoleOf, rolesOf } from "./people.ts";
import { arnOf, isKeepers, onlyReaders } from "./readers.ts";

/** A replica is read by a right of its own, which bans on reading don't name. */
const REPLICATION = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

export const exportForClientAlone: Rule = {
  id: "IAM-17",
  name: "export-for-client-alone",
  statement: "The client has a role that fetches its data from a bucket which nobody else reads, the vendor included.",
  severity: "high",
  capability: "data-export",
  remedy:
    "let the client's role get the objects of one bucket, and deny s3:GetObject* there to everybody but it, the backup and the search for malware",
  premises: [],
  *check(subject) {
    const found = [...each(rolesOf(subject.graph), (role) => judgeRole(subject, role))];
    yield* found;
    if (found.length === 0) yield fail(null, "the client has no role by which it could fetch its data");
  },
};

function* judgeRole(subject: Subject, role: Resource): Generator<Finding> {
  if (!isRoleOf(role, "client")) return;
  const { graph } = subject;
  const read = fetchedBy(subject, role);
  if (read.length === 0) yield fail(role, `${role.name} fetches from no bucket of this stack`);
  const ours = rolesOf(graph).filter((one) => one === role || isKeepers(one));
  for (const bucket of read) {
    const readers = onlyReaders(subject, bucket);
    const strange = readers?.filter((reader) => !ours.some((one) => arnOf(subject, one) === reader)) ?? ["anybody"];
    const others = [...strange, ...referrers(graph, REPLICATION, "bucket", bucket).map(({ name }) => name)];
    yield others.length === 0
      ? pass(bucket, `${role.name} fetches from ${bucket.name}, and nobody else does`, { role: role.urn })
      : fail(bucket, `${bucket.name} can be read by ${others.join(" and ")} besides ${role.name}`, { others });
  }
}
