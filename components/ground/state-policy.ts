import {
  accountPrincipal,
  arn,
  document,
  KEY_ADMINISTRATION,
  type Place,
  roleArn,
  type Statement,
} from "../shared/index.ts";
import { stateBucketOf } from "./state-name.ts";

/** Over modern TLS, by the deployer, and by nobody else: the account's other roles have no business with its record. */
export function planStatePolicy(place: Place, deployer: string): string {
  const bucket = stateBucketOf(place);
  const all = [arn(place, "s3", bucket, "partition"), arn(place, "s3", `${bucket}/*`, "partition")];
  const deny = (Sid: string, Action: string | string[], Condition: Statement["Condition"] & {}): Statement => ({
    Sid,
    Effect: "Deny",
    Principal: "*",
    Action,
    Resource: all,
    Condition,
  });
  return document(
    deny("TlsOnly", "s3:*", { Bool: { "aws:SecureTransport": "false" } }),
    deny("Tls12OrNewer", "s3:*", { NumericLessThan: { "s3:TlsVersion": "1.2" } }),
    deny("OthersOut", ["s3:GetObject*", "s3:PutObject*", "s3:DeleteObject*", "s3:ListBucket*"], {
      ArnNotEquals: { "aws:PrincipalArn": roleArn(place, deployer) },
    }),
  );
}

/** Who administers the key of the record can't use it, and the deployer, who uses it, can't change it. */
export function planStateKey(place: Place, deployer: string): string {
  const account = { AWS: accountPrincipal(place) };
  const byDeployer = { ArnEquals: { "aws:PrincipalArn": roleArn(place, deployer) } };
  return document(
    {
      Sid: "AdministrationWithoutUse",
      Effect: "Allow",
      Principal: account,
      Action: KEY_ADMINISTRATION,
      Resource: "*",
      Condition: { ArnNotEquals: byDeployer.ArnEquals },
    },
    {
      Sid: "UseByDeployer",
      Effect: "Allow",
      Principal: account,
      Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*"],
      Resource: "*",
      Condition: byDeployer,
    },
  );
}
