import type { Rule } from "../../rule.ts";
import { exactly, judgeDefaults } from "./defaults.ts";

export const accountClosedToPublic: Rule = {
  id: "DAT-06",
  name: "account-closed-to-public",
  statement: "No bucket, disk snapshot or machine image of the account can be made public, whoever makes it.",
  severity: "high",
  capability: "edge-filtering",
  remedy:
    "set all four switches of the account's S3 block, block-all-sharing of snapshots and block-new-sharing of images",
  premises: [],
  check: (subject) =>
    judgeDefaults(
      subject,
      {
        type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
        what: "public block of buckets",
        faults: exactly({
          blockPublicAcls: true,
          blockPublicPolicy: true,
          ignorePublicAcls: true,
          restrictPublicBuckets: true,
        }),
      },
      {
        type: "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
        what: "public block of snapshots",
        faults: exactly({ state: "block-all-sharing" }),
      },
      {
        type: "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess",
        what: "public block of images",
        faults: exactly({ state: "block-new-sharing" }),
      },
    ),
};
