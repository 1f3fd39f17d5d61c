import type { Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { arnsOf, forbidden } from "../encryption/policy-denies.ts";
import { keepsTo, scannersOf, supportBuckets } from "./support.ts";

const READS = ["s3:GetObject", "s3:GetObjectVersion"];

export const supportFolderReadByOperators: Rule = {
  id: "SUP-02",
  name: "support-folder-read-by-operators",
  statement:
    "Nobody but the scan for malware and the role of the vendor's operators, which holds no right while its door is shut, can read what was put into the folder for support.",
  severity: "critical",
  capability: "support-folder",
  remedy: "let the bucket's policy deny reading to every principal but the operators' role and the scan's",
  premises: ["trust-policy-closed"],
  check: (subject) =>
    each(supportBuckets(subject.graph, subject.settled.tenant.access.folder?.name), (bucket) => judge(subject, bucket)),
};

function judge({ graph, settled, accounts }: Subject, bucket: Resource): Finding {
  const arn = (role: string) => `arn:${settled.partition}:iam::${accounts.tenant}:role/${role}`;
  const readers = [`${settled.tenant.name}-operator`, ...scannersOf(graph)].map(arn);
  const { objects } = arnsOf(settled.partition, bucket);
  const kept = forbidden(graph, bucket).filter((one) => one.resources.includes(objects) && keepsTo(one, readers));
  const open = READS.filter((action) => !kept.some(({ actions }) => actions.includes(action)));
  return open.length === 0
    ? pass(bucket, `${bucket.name} is read by operators and the scan for malware, and by nobody else`, { readers })
    : fail(bucket, `${bucket.name} is open to others than operators, by ${open.join(" and ")}`, { open });
}
