import type { Resource } from "../../../graph/index.ts";
import { covers, document, type Statement } from "../../document.ts";
import type { Subject } from "../../verdict.ts";
import { forbidden } from "../encryption/policy-denies.ts";

export const arnOf = ({ settled, accounts }: Subject, { inputs }: Resource): string =>
  `arn:${settled.partition}:iam::${accounts.tenant}:role/${String(inputs.name)}`;

/** Services that keep what they read to themselves: the backup, and the search for malware. */
const KEEPERS = ["backup.amazonaws.com", "malware-protection-plan.guardduty.amazonaws.com"];

/** Whether such a service, and nobody else, takes a role. */
export function isKeepers(role: Resource): boolean {
  const trusted = (document(role, "assumeRolePolicy") ?? []).flatMap(({ principals }) => principals);
  return trusted.length > 0 && trusted.every(({ name }) => KEEPERS.includes(name));
}

/** Roles to which a bucket's own policy narrows who reads its objects; undefined where it doesn't. */
export function onlyReaders({ graph, settled }: Subject, bucket: Resource): readonly string[] | undefined {
  const objects = `arn:${settled.partition}:s3:::${String(bucket.inputs.bucket)}/*`;
  return forbidden(graph, bucket)
    .find((statement) => isBan(statement, objects))
    ?.conditions.flatMap(({ values }) => values);
}

/** Whether a ban keeps everybody but the roles of its one condition from reading. */
function isBan({ actions, resources, conditions }: Statement, objects: string): boolean {
  const [only, ...more] = conditions;
  const exempts = only?.key === "aws:PrincipalArn" && /^(Arn|String)NotEquals$/.test(only.operator);
  const reads = ["s3:GetObject", "s3:GetObjectVersion"].every((action) => covers(actions, action));
  return reads && resources.includes(objects) && exempts && more.length === 0;
}
