import { type Graph, type Resource, referents } from "../../../graph/index.ts";
import { text } from "../../read.ts";
import { recordBuckets } from "../logging/sinks.ts";

/** What is kept under the key that a property names. */
const CLASSES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "aws:backup/vault:Vault": { kmsKeyArn: "backups" },
  "aws:cloudtrail/trail:Trail": { kmsKeyId: "logs" },
  "aws:cloudwatch/logGroup:LogGroup": { kmsKeyId: "logs" },
  "aws:codebuild/project:Project": { encryptionKey: "data" },
  "aws:dynamodb/table:Table": { serverSideEncryption: "data" },
  "aws:ebs/volume:Volume": { kmsKeyId: "data" },
  "aws:ec2/launchTemplate:LaunchTemplate": { blockDeviceMappings: "data" },
  "aws:efs/fileSystem:FileSystem": { kmsKeyId: "data" },
  "aws:eks/cluster:Cluster": { encryptionConfig: "secrets" },
  "aws:rds/cluster:Cluster": { kmsKeyId: "data", masterUserSecretKmsKeyId: "secrets" },
  "aws:rds/instance:Instance": { kmsKeyId: "data", masterUserSecretKmsKeyId: "secrets" },
  "aws:secretsmanager/secret:Secret": { kmsKeyId: "secrets" },
  "kubernetes:storage.k8s.io/v1:StorageClass": { parameters: "data" },
};

const BUCKETS = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";

/** Whether something of this type is kept under a key of a purpose. */
export const hasClasses = ({ type }: Resource): boolean => type in CLASSES || type === BUCKETS;

/** What is kept under the key that each property of a resource names. */
export function classesOf(graph: Graph, user: Resource): Readonly<Record<string, string>> {
  return user.type === BUCKETS ? bucketClass(graph, user) : (CLASSES[user.type] ?? {});
}

/** What lies in a bucket: what services write there is logs, and all else is data. S3's own key serves nothing of ours. */
function bucketClass(graph: Graph, encryption: Resource): Readonly<Record<string, string>> {
  const under = text(encryption, "rules.0.applyServerSideEncryptionByDefault.sseAlgorithm");
  if (!under?.startsWith("aws:kms")) return {};
  const records = recordBuckets(graph);
  return { rules: referents(graph, encryption, "bucket").some((one) => records.includes(one)) ? "logs" : "data" };
}
