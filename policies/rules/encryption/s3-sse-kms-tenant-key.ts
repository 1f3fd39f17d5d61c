import { type Graph, ofType, type Resource, referrers } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { BUCKET, judgeBucket } from "./bucket.ts";
import { arnsOf, denies, forbidden } from "./policy-denies.ts";

const BY_SERVICE = "aws:PrincipalIsAWSService";
const HEADER = "s3:x-amz-server-side-encryption";
/** Names a key that whoever uploads sends along and keeps: nobody else can read the file, ever. */
const OWN_KEY = `${HEADER}-customer-algorithm`;

export const s3SseKmsTenantKey: Rule = {
  id: "ENC-03",
  name: "s3-sse-kms-tenant-key",
  statement:
    "Every bucket is encrypted with the tenant's key and refuses other keys, keys that uploaders keep to themselves and plain uploads; the one delivery bucket of load balancer and S3 access logs uses SSE-S3, the only kind that they support, and holds nothing else.",
  severity: "high",
  capability: "encryption-at-rest",
  remedy: `encrypt it with a key of the keyring, and deny uploads that name a key, bring one or ask for another ${HEADER} than aws:kms`,
  premises: ["kms-policy-tenant-only", "every-volume-tenant-cmk"],
  check: (subject) => each(ofType(subject.graph, BUCKET), (bucket) => judge(subject, bucket)),
};

function judge(subject: Subject, bucket: Resource): Finding {
  const atRest = judgeBucket(subject, bucket);
  if (atRest.outcome !== "pass") return atRest;
  const { objects } = arnsOf(subject.settled.partition, bucket);
  const statements = forbidden(subject.graph, bucket);
  const refuses = (...conditions: Parameters<typeof denies>[3]) =>
    denies(statements, "s3:PutObject", [objects], conditions);
  const namesKey = ["Null", `${HEADER}-aws-kms-key-id`, "false"] as const;
  const refusesOthers =
    refuses(namesKey) || (isTrails(subject.graph, bucket) && refuses(namesKey, ["Bool", BY_SERVICE, "false"]));
  const faults = [
    ...(refusesOthers ? [] : ["takes uploads under another key"]),
    ...(refuses(["Null", HEADER, "false"], ["StringNotEquals", HEADER, "aws:kms"])
      ? []
      : ["takes uploads that ask for another encryption"]),
    ...(refuses(["Null", OWN_KEY, "false"]) ? [] : ["takes uploads under a key that the uploader keeps"]),
  ];
  return faults.length === 0
    ? pass(bucket, `${bucket.name} is encrypted with a key of this tenant and refuses every other`)
    : fail(bucket, `${bucket.name} ${faults.join(" and ")}`, { faults });
}

/** A trail names its key with every file it writes: `every-volume-tenant-cmk` judges which. */
const isTrails = (graph: Graph, bucket: Resource): boolean =>
  referrers(graph, "aws:cloudtrail/trail:Trail", "s3BucketName", bucket).length > 0;
