import { arn, document, type Place, roleArn, type Statement } from "../shared/index.ts";
import type { BucketPlan } from "./buckets.ts";
import { accessLogs, logDelivery, settings, trails } from "./services.ts";

/** Who may do what with a bucket: this account over modern TLS, under the bucket's own key, and the services it serves. */
export function planBucketPolicy(plan: BucketPlan, place: Place): string {
  return document(
    ...overTls(plan, place),
    othersOut(plan, place),
    ...(plan.key === null ? [] : ownKey(plan, place)),
    ...(plan.inbox ? [nothingInfected(plan, place)] : []),
    ...(plan.readers === undefined ? [] : [onlyReaders(plan, plan.readers, place)]),
    ...(plan.purpose === "audit" ? trails(plan, place) : []),
    ...(plan.purpose === "logs" ? [...logDelivery(plan, place), ...settings(plan, place)] : []),
    ...(plan.purpose === "delivery" ? accessLogs(plan, place) : []),
  );
}

const everything = ({ bucket }: BucketPlan, place: Place) => [
  arn(place, "s3", bucket, "partition"),
  arn(place, "s3", `${bucket}/*`, "partition"),
];

function deny(
  Sid: string,
  Action: string | readonly string[],
  Resource: readonly string[],
  Condition: Statement["Condition"] & {},
): Statement {
  return { Sid, Effect: "Deny", Principal: "*", Action, Resource, Condition };
}

function overTls(plan: BucketPlan, place: Place): Statement[] {
  const all = everything(plan, place);
  return [
    deny("TlsOnly", "s3:*", all, { Bool: { "aws:SecureTransport": "false" } }),
    deny("Tls12OrNewer", "s3:*", all, { NumericLessThan: { "s3:TlsVersion": "1.2" } }),
  ];
}

function othersOut(plan: BucketPlan, place: Place): Statement {
  return deny("OtherAccountsOut", "s3:*", everything(plan, place), {
    StringNotEquals: { "aws:PrincipalAccount": place.account },
    Bool: { "aws:PrincipalIsAWSService": "false" },
  });
}

/** What lies here is read by these roles, whatever rights others hold. */
function onlyReaders(plan: BucketPlan, roles: readonly string[], place: Place): Statement {
  return deny("OnlyReaders", ["s3:GetObject", "s3:GetObjectVersion"], everything(plan, place).slice(1), {
    StringNotEquals: { "aws:PrincipalArn": roles.map((role) => roleArn(place, role)) },
  });
}

/**
 * An upload that names a key or a kind of encryption wants another one than the bucket's: the key's id isn't needed.
 * CloudTrail alone names the key with every file †: the one that its trail says.
 */
function ownKey(plan: BucketPlan, place: Place): Statement[] {
  const objects = everything(plan, place).slice(1);
  const butTrails = plan.purpose === "audit" ? { Bool: { "aws:PrincipalIsAWSService": "false" } } : {};
  return [
    deny("NoOtherKey", "s3:PutObject", objects, {
      Null: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "false" },
      ...butTrails,
    }),
    deny("NoOtherEncryption", "s3:PutObject", objects, {
      Null: { "s3:x-amz-server-side-encryption": "false" },
      StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
    }),
    deny("NoCustomerKey", "s3:PutObject", objects, {
      Null: { "s3:x-amz-server-side-encryption-customer-algorithm": "false" },
    }),
  ];
}

/** What the malware scan has marked as infected is handed to nobody. */
function nothingInfected(plan: BucketPlan, place: Place): Statement {
  const objects = everything(plan, place).slice(1);
  return deny("NothingInfected", ["s3:GetObject", "s3:GetObjectVersion"], objects, {
    StringEquals: { "s3:ExistingObjectTag/GuardDutyMalwareScanStatus": "THREATS_FOUND" },
  });
}
