import { type Graph, type Resource, referrers } from "../../../graph/index.ts";
import { document, type Statement } from "../../document.ts";
import { text, Unproven } from "../../read.ts";

const POLICY = "aws:s3/bucketPolicy:BucketPolicy";

/** What a bucket's policy forbids everybody. Throws `Unproven` when the policy can't be read or there is more than one. */
export function forbidden(graph: Graph, bucket: Resource): readonly Statement[] {
  const [policy, ...others] = referrers(graph, POLICY, "bucket", bucket);
  if (others.length > 0 || (policy !== undefined && bucket.inputs.policy !== undefined))
    throw new Unproven(`${bucket.name} has more than one policy, of which the last wins`);
  const statements = (policy && document(policy, "policy")) ?? [];
  return statements.filter(
    ({ effect, principals }) => effect === "Deny" && principals.length === 1 && principals[0]?.name === "*",
  );
}

/** Whether one of the statements denies this action on all of these, given these conditions and no others. */
export function denies(
  statements: readonly Statement[],
  action: string,
  resources: readonly string[],
  conditions: readonly (readonly [operator: string, key: string, value: string])[],
): boolean {
  return statements.some(
    (statement) =>
      statement.actions.some((one) => one === "*" || one === "s3:*" || one === action) &&
      resources.every((one) => statement.resources.includes(one) || statement.resources.includes("*")) &&
      statement.conditions.length === conditions.length &&
      conditions.every(([operator, key, value]) =>
        statement.conditions.some(
          (one) => one.operator === operator && one.key === key && one.values.length === 1 && one.values[0] === value,
        ),
      ),
  );
}

/** ARNs of a bucket and of everything in it. Throws `Unproven` when AWS chooses its name. */
export function arnsOf(partition: string, bucket: Resource): { readonly itself: string; readonly objects: string } {
  const name = text(bucket, "bucket");
  if (name === undefined) throw new Unproven(`the name of ${bucket.name} is chosen when it is made`);
  const itself = `arn:${partition}:s3:::${name}`;
  return { itself, objects: `${itself}/*` };
}
