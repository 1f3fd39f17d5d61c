import { accountPrincipal, arn, document, type Place, type Statement } from "../shared/index.ts";
import { awsRegistry, bottlerocketRegistry } from "./aws-owned.ts";

/** AWS services that nodes call; each by a private interface, for there is no other way out. */
export const INTERFACE_SERVICES = [
  "ec2",
  "ecr.api",
  "ecr.dkr",
  "eks-auth",
  "guardduty-data",
  "kms",
  "logs",
  "secretsmanager",
  "ssm",
  "ssmmessages",
  "sts",
] as const;
export type InterfaceService = (typeof INTERFACE_SERVICES)[number];

/**
 * Services whose endpoints are named after their partition's own suffix: AWS's CDK names them (aws-ec2, read 2026-11) †.
 * All others, and all services of the other partitions, begin with `com.amazonaws`.
 */
const NAMED_BY_SUFFIX: Readonly<Record<string, readonly string[]>> = {
  "aws-cn": ["ec2", "ecr.api", "ecr.dkr", "eks", "s3", "sts"],
  "aws-eusc": ["ecr.api", "ecr.dkr"],
};
const OWN_PREFIX: Readonly<Record<string, string>> = { "aws-cn": "cn.com.amazonaws", "aws-eusc": "eu.amazonaws" };

/** Name under which AWS offers a service's endpoint in a region. */
export function serviceName(place: Place, service: string): string {
  const own = NAMED_BY_SUFFIX[place.partition]?.includes(service) ? OWN_PREFIX[place.partition] : undefined;
  return `${own ?? "com.amazonaws"}.${place.region}.${service}`;
}

/** What may pass an interface endpoint: callers of this account, to things of this account, and images to pull. */
export function planEndpointPolicy(service: InterfaceService, place: Place, imageAccount: string): string {
  if (service === "guardduty-data") return document(ownCallers(place));
  if (service !== "ecr.api" && service !== "ecr.dkr") return planOwnAccountPolicy(place);
  return document(
    registryToken(place),
    pulls(place, [imageAccount, awsRegistry(place.region), bottlerocketRegistry(place.region)]),
  );
}

/** What may pass the S3 gateway: this account's own buckets, and the region's bucket of image layers, to read. */
export function planS3Policy(place: Place): string {
  return document(ownAccount(place), {
    Sid: "ImageLayers",
    Effect: "Allow",
    Principal: "*",
    Action: "s3:GetObject",
    Resource: arn(place, "s3", `prod-${place.region}-starport-layer-bucket/*`, "partition"),
  });
}

/** What may pass an endpoint of any other service: callers of this account, to things of this account. */
export function planOwnAccountPolicy(place: Place): string {
  return document(ownAccount(place));
}

function ownAccount(place: Place): Statement {
  return {
    Sid: "OwnAccountOnly",
    Effect: "Allow",
    Principal: "*",
    Action: "*",
    Resource: "*",
    Condition: { StringEquals: { "aws:PrincipalAccount": place.account, "aws:ResourceAccount": place.account } },
  };
}

/** GuardDuty's agents report to GuardDuty's own account. */
function ownCallers(place: Place): Statement {
  return {
    Sid: "OwnCallersOnly",
    Effect: "Allow",
    Principal: "*",
    Action: "*",
    Resource: "*",
    Condition: { StringEquals: { "aws:PrincipalAccount": place.account } },
  };
}

function registryToken(place: Place): Statement {
  return {
    Sid: "SignInToRegistries",
    Effect: "Allow",
    Principal: { AWS: accountPrincipal(place) },
    Action: "ecr:GetAuthorizationToken",
    Resource: "*",
  };
}

function pulls(place: Place, accounts: readonly string[]): Statement {
  return {
    Sid: "PullOnly",
    Effect: "Allow",
    Principal: { AWS: accountPrincipal(place) },
    Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
    Resource: accounts.map((account) => arn({ ...place, account }, "ecr", "repository/*")),
  };
}
