import type { Graph, Resource } from "../../../graph/index.ts";
import { covers, type Statement } from "../../document.ts";
import { policiesOf, stands } from "../access/sessions.ts";

/** What reads data, or makes readable what was kept. */
const TOUCHES = [
  "backup:StartRestoreJob",
  "codebuild:StartBuild",
  "dynamodb:GetItem",
  "dynamodb:Query",
  "dynamodb:Scan",
  "ebs:GetSnapshotBlock",
  "ec2:CreateVolume",
  "eks:AccessKubernetesApi",
  "elasticfilesystem:ClientMount",
  "kms:Decrypt",
  "kms:ReEncryptFrom",
  "logs:FilterLogEvents",
  "logs:GetLogEvents",
  "logs:GetLogRecord",
  "logs:GetQueryResults",
  "logs:StartLiveTail",
  "logs:StartQuery",
  "rds-data:ExecuteStatement",
  "rds-db:connect",
  "rds:DownloadCompleteDBLogFile",
  "rds:DownloadDBLogFilePortion",
  "rds:RestoreDBInstanceFromDBSnapshot",
  "rds:RestoreDBInstanceToPointInTime",
  "s3:GetObject",
  "s3:GetObjectVersion",
  "s3:ListBucket",
  "s3:PutObject",
  "secretsmanager:GetSecretValue",
  "ssm:GetParameter",
  "ssm:GetParameterHistory",
  "ssm:GetParameters",
  "ssm:GetParametersByPath",
];

/** Policies that nobody has until a door lends them. */
export const lentIn = (graph: Graph): readonly Resource[] =>
  policiesOf(graph).filter((policy) => !stands(graph, policy));

export const touchesData = ({ actions }: Statement): boolean => TOUCHES.some((action) => covers(actions, action));

/** Whether a statement looks into a bucket and changes nothing in it, or decrypts what S3 hands out. */
export function readsBucket({ actions, resources, conditions }: Statement, arns: readonly string[], s3: string) {
  const looks = actions.every((action) => /^s3:(Get|List)\w+$/.test(action));
  const decrypts = actions.every((action) => action === "kms:Decrypt");
  const isByS3 = conditions.some(
    ({ operator, key, values }) =>
      operator === "StringEquals" && key === "kms:ViaService" && values.every((one) => one === s3),
  );
  return (looks && resources.every((one) => arns.includes(one))) || (decrypts && isByS3);
}
