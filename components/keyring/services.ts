import { accountPrincipal, arn, type Place, roleArn, type Statement, servicePrincipal } from "../shared/index.ts";

/** What using a key is made of. */
export const USE = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

/** What is recorded or told of, under the key of the logs. */
export function records(place: Place): Statement[] {
  const [alarms, settings] = [keeping("Alarms", "cloudwatch", place), keeping("Settings", "config", place)];
  return [logEvents(place), logDelivery(place), ...trails(place), alarms, settings];
}

function logEvents(place: Place): Statement {
  return {
    Sid: "LogGroupsOfThisAccount",
    Effect: "Allow",
    Principal: { Service: servicePrincipal(place, `logs.${place.region}`) },
    Action: USE,
    Resource: "*",
    Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": arn(place, "logs", "log-group:*") } },
  };
}

function logDelivery(place: Place): Statement {
  return {
    Sid: "LogDeliveryOfThisAccount",
    Effect: "Allow",
    Principal: { Service: "delivery.logs.amazonaws.com" },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
    Condition: {
      StringEquals: { "aws:SourceAccount": place.account },
      ArnLike: { "aws:SourceArn": arn(place, "logs", "*") },
    },
  };
}

/** Files of trails, each under a data key that is bound to its trail. */
function trails(place: Place): Statement[] {
  const trail = arn(place, "cloudtrail", "trail/*");
  const common = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Resource: "*" } as const;
  const ofThisAccount = { ArnLike: { "aws:SourceArn": trail } };
  return [
    {
      ...common,
      Sid: "TrailsEncrypt",
      Action: "kms:GenerateDataKey*",
      Condition: { ...ofThisAccount, StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": trail } },
    },
    { ...common, Sid: "TrailsLook", Action: ["kms:Decrypt", "kms:DescribeKey"], Condition: ofThisAccount },
  ];
}

/** A service that keeps something under this key, or sends it, for this account. */
function keeping(Sid: string, service: string, place: Place): Statement {
  return {
    Sid,
    Effect: "Allow",
    Principal: { Service: `${service}.amazonaws.com` },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
    Condition: { StringEquals: { "aws:SourceAccount": place.account } },
  };
}

/** GuardDuty scans copies of disks under this key. Its role may not exist yet, so a condition names it †. */
export function malwareScan(place: Place): Statement {
  const role =
    "aws-service-role/malware-protection.guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDutyMalwareProtection";
  return {
    Sid: "MalwareScanOfDisks",
    Effect: "Allow",
    Principal: { AWS: accountPrincipal(place) },
    Action: "kms:CreateGrant",
    Resource: "*",
    Condition: {
      ArnEquals: { "aws:PrincipalArn": roleArn(place, role) },
      Bool: { "kms:GrantIsForAWSResource": "true" },
    },
  };
}
