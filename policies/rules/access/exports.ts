import { ofType, type Resource, referents, referrers } from "../../../graph/index.ts";
import { covers, reaches, type Statement } from "../../document.ts";
import { rightsOf } from "../../rights.ts";
import type { Subject } from "../../verdict.ts";

const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";

/** Buckets of this stack from which a role fetches. Throws `Unproven` where a right of it can't be known. */
export function fetchedBy(subject: Subject, role: Resource): readonly Resource[] {
  const { statements } = rightsOf(subject.graph, role);
  return ofType(subject.graph, "aws:s3/bucket:Bucket").filter((bucket) =>
    allow(statements, "s3:GetObject", objectsOf(subject, bucket)),
  );
}

/** Whether a role's standing rights let it do this with every object of a bucket. */
export function may(subject: Subject, role: Resource, action: string, bucket: Resource): boolean {
  return allow(rightsOf(subject.graph, role).statements, action, objectsOf(subject, bucket));
}

/** Whether a role's standing rights let it do this with anything in a bucket. */
export function mayAnything(subject: Subject, role: Resource, action: string, bucket: Resource): boolean {
  const [beginning] = objectsOf(subject, bucket).split("*");
  return rightsOf(subject.graph, role).statements.some(
    ({ effect, actions, resources }) =>
      effect === "Allow" && covers(actions, action) && resources.some((one) => reaches(one, beginning ?? "")),
  );
}

const allow = (statements: readonly Statement[], action: string, objects: string): boolean =>
  statements.some(
    ({ effect, actions, resources }) => effect === "Allow" && covers(actions, action) && covers(resources, objects),
  );

const objectsOf = ({ settled }: Subject, { inputs }: Resource): string =>
  `arn:${settled.partition}:s3:::${String(inputs.bucket)}/*`;

/** Whether a role may do this with the key that a bucket lies under, named by its alias. */
export function mayUseKey({ graph }: Subject, role: Resource, action: string, bucket: Resource): boolean {
  const keys = referrers(graph, ENCRYPTION, "bucket", bucket).flatMap((one) => referents(graph, one, "rules"));
  const aliases = keys
    .flatMap((key) => referrers(graph, "aws:kms/alias:Alias", "targetKeyId", key))
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
