import { type Graph, ofType, type Resource, referents, referrers } from "../../graph/index.ts";
import { each, flag, text, texts } from "../read.ts";
import { type Finding, fail, pass } from "../rule.ts";
import type { FoundationRule } from "./subject.ts";

const S3 = (kind: string) => `aws:s3/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
const SWITCHES = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

export const stateKeptClosed: FoundationRule = {
  id: "ENC-20",
  name: "state-kept-closed",
  statement: "The record of what was built is under a key of the tenant's, versioned, closed, and outlives the stack.",
  severity: "critical",
  capability: "encryption-at-rest",
  remedy: "give the bucket a customer-managed key, versions, the four public access blocks, and retain it",
  premises: [],
  check: ({ graph }) => each(ofType(graph, S3("Bucket")), (bucket) => judgeBucket(graph, bucket)),
};

function judgeBucket(graph: Graph, bucket: Resource): Finding {
  const about = `the state bucket ${bucket.name}`;
  const setting = (kind: string) => referrers(graph, S3(kind), "bucket", bucket);
  const [block] = setting("BucketPublicAccessBlock");
  const [sealing] = setting("BucketServerSideEncryptionConfiguration");
  const [versions] = setting("BucketVersioning");
  if (block === undefined || SWITCHES.some((each) => flag(block, each) !== true))
    return fail(bucket, `${about} isn't closed to the public`);
  if (sealing === undefined || !isSealed(graph, sealing)) return fail(bucket, `${about} is under no key of its own`);
  if (versions === undefined || text(versions, "versioningConfiguration.status") !== "Enabled")
    return fail(bucket, `${about} keeps no earlier versions`);
  if (!bucket.retainOnDelete) return fail(bucket, `${about} would go with the stack`);
  return pass(bucket, `${about} is closed, sealed and kept`);
}

function isSealed(graph: Graph, sealing: Resource): boolean {
  const algorithms = texts(sealing, "rules.*.applyServerSideEncryptionByDefault.sseAlgorithm");
  const keys = referents(graph, sealing, "rules");
  return algorithms.join() === "aws:kms" && keys.some(({ type }) => type === "aws:kms/key:Key");
}
