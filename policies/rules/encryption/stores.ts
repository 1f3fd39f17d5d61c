/** Where a type of store says which key it is under, and whether it is encrypted at all. */
export interface Store {
  /** Pattern of the property that names the key. */
  readonly key: string;
  /** Pattern of the switch that must be on; absent where naming a key is the switch. */
  readonly on?: string;
  /** Feature that is stored apart, so that its key counts only where it is on. */
  readonly when?: string;
}

const DEVICE: Store = { key: "blockDeviceMappings.*.ebs.kmsKeyId", on: "blockDeviceMappings.*.ebs.encrypted" };
const DATABASE: readonly Store[] = [
  { key: "kmsKeyId", on: "storageEncrypted" },
  { key: "masterUserSecretKmsKeyId", when: "manageMasterUserPassword" },
  { key: "performanceInsightsKmsKeyId", when: "performanceInsightsEnabled" },
];

/** Everything that holds data and names its key itself. Property names are those of @pulumi/aws 7.48.0. */
export const STORES: Readonly<Record<string, readonly Store[]>> = {
  "aws:backup/vault:Vault": [{ key: "kmsKeyArn" }],
  "aws:cloudtrail/trail:Trail": [{ key: "kmsKeyId" }],
  "aws:cloudwatch/logGroup:LogGroup": [{ key: "kmsKeyId" }],
  "aws:codebuild/project:Project": [{ key: "encryptionKey" }],
  "aws:docdb/cluster:Cluster": [{ key: "kmsKeyId", on: "storageEncrypted" }],
  "aws:dynamodb/table:Table": [{ key: "serverSideEncryption.kmsKeyArn", on: "serverSideEncryption.enabled" }],
  "aws:ebs/defaultKmsKey:DefaultKmsKey": [{ key: "keyArn" }],
  "aws:ebs/volume:Volume": [{ key: "kmsKeyId", on: "encrypted" }],
  "aws:ec2/instance:Instance": [
    { key: "rootBlockDevice.kmsKeyId", on: "rootBlockDevice.encrypted" },
    { key: "ebsBlockDevices.*.kmsKeyId", on: "ebsBlockDevices.*.encrypted" },
  ],
  "aws:ec2/launchTemplate:LaunchTemplate": [DEVICE],
  "aws:ecr/repository:Repository": [{ key: "encryptionConfigurations.0.kmsKey" }],
  "aws:efs/fileSystem:FileSystem": [{ key: "kmsKeyId", on: "encrypted" }],
  "aws:eks/cluster:Cluster": [{ key: "encryptionConfig.provider.keyArn" }],
  "aws:elasticache/replicationGroup:ReplicationGroup": [{ key: "kmsKeyId", on: "atRestEncryptionEnabled" }],
  "aws:fsx/ontapFileSystem:OntapFileSystem": [{ key: "kmsKeyId" }],
  "aws:kinesis/stream:Stream": [{ key: "kmsKeyId" }],
  "aws:msk/cluster:Cluster": [{ key: "encryptionInfo.encryptionAtRestKmsKeyArn" }],
  "aws:neptune/cluster:Cluster": [{ key: "kmsKeyArn", on: "storageEncrypted" }],
  "aws:opensearch/domain:Domain": [{ key: "encryptAtRest.kmsKeyId", on: "encryptAtRest.enabled" }],
  "aws:rds/cluster:Cluster": DATABASE,
  "aws:rds/instance:Instance": DATABASE,
  "aws:redshift/cluster:Cluster": [{ key: "kmsKeyId", on: "encrypted" }],
  "aws:secretsmanager/secret:Secret": [{ key: "kmsKeyId" }],
  "aws:sns/topic:Topic": [{ key: "kmsMasterKeyId" }],
  "aws:sqs/queue:Queue": [{ key: "kmsMasterKeyId" }],
  "kubernetes:storage.k8s.io/v1:StorageClass": [{ key: "parameters.kmsKeyId", on: "parameters.encrypted" }],
};
