import { ofType, type Resource, referents, referrers } from "../../../graph/index.ts";
import type { Subject } from "../../verdict.ts";
import { covers } from "./actions.ts";
import { rightsOf } from "./rights.ts";

const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";

/** Buckets of this stack from which a role fetches. Throws `Unproven` where a right of it can't be known. */
export function fetchedBy(subject: Subject, role: Resource): readonly Resource[] {
  return ofType(subject.graph, "aws:s3/bucket:Bucket").filter((bucket) => may(subject, role, "s3:GetObject", bucket));
}

/** Whether a role's standing rights let it do this with every object of a bucket. */
export function may({ graph, settled }: Subject, role: Resource, action: string, bucket: Resource): boolean {
  const objects = `arn:${settled.partition}:s3:::${String(bucket.inputs.bucket)}/*`;
  return rightsOf(graph, role).statements.some(
    ({ effect, actions, resources }) => effect === "Allow" && covers(actions, action) && covers(resources, objects),
  );
}

/** Whether a role may do this with the key that a bucket lies under, named by its alias. */
export function mayUseKey({ graph }: Subject, role: Resource, action: string, bucket: Resource): boolean {
  const keys = referrers(graph, ENCRYPTION, "bucket", bucket).flatMap((one) => referents(graph, one, "rules"));
  const aliases = ofType(graph, "aws:kms/alias:Alias")
    .filter((alias) => referents(graph, alias, "targetKeyId").some((key) => keys.includes(key)))
    .map(({ inputs }) => inputs.name);
  return rightsOf(graph, role).statements.some(
    ({ effect, actions, conditions }) =>
      effect === "Allow" &&
      covers(actions, action) &&
      conditions.every(
        ({ key, values }) => key !== "kms:ResourceAliases" || values.some((one) => aliases.includes(one)),
      ),
  );
}
