import type { Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { applicationRoles } from "../kubernetes/identities.ts";
import { fetchedBy, may, mayAnything, mayUseKey } from "./exports.ts";
import { isRoleOf, rolesOf } from "./people.ts";

const DELETES = ["s3:DeleteObject", "s3:DeleteObjectVersion"];

export const exportFilledByApplication: Rule = {
  id: "IAM-21",
  name: "export-filled-by-application",
  statement:
    "The application puts what it hands over into the bucket from which the client fetches, under the tenant's key, and can neither read nor delete it there; the client only reads.",
  severity: "high",
  capability: "data-export",
  remedy:
    "let the application's pods put objects there and use the bucket's key, let the client's role read, and give neither of them more",
  premises: [],
  check: (subject) => each(rolesOf(subject.graph), (role) => judgeClient(subject, role)),
};

function* judgeClient(subject: Subject, client: Resource): Generator<Finding> {
  if (!isRoleOf(client, "client")) return;
  for (const bucket of fetchedBy(subject, client)) yield judgeBucket(subject, client, bucket);
}

function judgeBucket(subject: Subject, client: Resource, bucket: Resource): Finding {
  const fillers = applicationRoles(subject.graph);
  const can = (role: Resource, ...actions: string[]) => actions.some((one) => mayAnything(subject, role, one, bucket));
  const writers = fillers.filter((role) => may(subject, role, "s3:PutObject", bucket));
  const each = (roles: readonly Resource[], isWrong: (role: Resource) => boolean, what: string) =>
    roles.filter(isWrong).map(({ name }) => `${name} ${what}`);
  const faults = [
    ...(writers.length > 0 ? [] : ["the application can put nothing there"]),
    ...each(writers, (role) => !mayUseKey(subject, role, "kms:GenerateDataKey", bucket), "may not use its key"),
    ...each([client], (role) => !mayUseKey(subject, role, "kms:Decrypt", bucket), "may not use its key"),
    ...each(fillers, (role) => can(role, "s3:GetObject", "s3:GetObjectVersion"), "reads what was handed over"),
    ...each([...fillers, client], (role) => can(role, ...DELETES), "deletes what was handed over"),
    ...each([client], (role) => can(role, "s3:PutObject"), "writes there"),
  ];
  return faults.length === 0
    ? pass(bucket, `${writers.map(({ name }) => name).join(" and ")} fills ${bucket.name}, and ${client.name} reads it`)
    : fail(
        bucket,
        `${bucket.name} isn't filled by the application and read by the client alone, since ${faults.join(" and ")}`,
        { faults },
      );
}
