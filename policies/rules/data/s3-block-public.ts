import { type Graph, ofType, type Resource, referrers } from "../../../graph/index.ts";
import { each, flag, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const ACCOUNT_BLOCK = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
const OWNERSHIP = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
const ACL = "aws:s3/bucketAcl:BucketAcl";
const SWITCHES = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

export const s3BlockPublic: Rule = {
  id: "DAT-02",
  name: "s3-block-public",
  statement:
    "Public access is blocked for each bucket by itself, and for the account where it is declared; ACLs are off.",
  severity: "critical",
  capability: "edge-filtering",
  remedy: `set ${SWITCHES.join(", ")} to true, object ownership to BucketOwnerEnforced, and no ACL`,
  premises: [],
  *check({ graph }) {
    yield* each(ofType(graph, BUCKET), (bucket) => judgeBucket(graph, bucket));
    yield* each(ofType(graph, ACCOUNT_BLOCK), (block) => judgeAccount(block));
  },
};

function judgeBucket(graph: Graph, bucket: Resource): Finding {
  const [block, ...blocks] = referrers(graph, BLOCK, "bucket", bucket);
  const [ownership, ...ownerships] = referrers(graph, OWNERSHIP, "bucket", bucket);
  if (blocks.length > 0 || ownerships.length > 0)
    return unproven(
      bucket,
      `${bucket.name} has more than one public access block or ownership, of which the last wins`,
    );
  const open = block ? openSwitches(block) : SWITCHES;
  const withAcls = !ownership || text(ownership, "rule.objectOwnership") !== "BucketOwnerEnforced";
  const acl = referrers(graph, ACL, "bucket", bucket)[0];
  const faults = [
    ...(open.length > 0 ? [`${open.join(", ")} ${open.length === 1 ? "is" : "are"} off`] : []),
    ...(withAcls || acl || bucket.inputs.acl !== undefined ? ["ACLs count"] : []),
  ];
  return faults.length === 0
    ? pass(bucket, `${bucket.name} is closed to the public by itself, whatever the account's own block says`)
    : fail(bucket, `${bucket.name} can be made public, since ${faults.join(" and ")}`, { faults });
}

function judgeAccount(block: Resource): Finding {
  const open = openSwitches(block);
  return open.length === 0
    ? pass(block, `${block.name} closes every bucket of the account to the public`)
    : fail(block, `${block.name} leaves buckets of the account open, since ${open.join(", ")} stay off`);
}

const openSwitches = (block: Resource): readonly string[] => SWITCHES.filter((name) => flag(block, name) !== true);
