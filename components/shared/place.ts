/** One account in one region: everything an ARN, a service name or a policy document needs to be known beforehand. */
export interface Place {
  /** AWS partition, e.g. `aws`. */
  readonly partition: string;
  /** DNS suffix of the partition, e.g. `amazonaws.com`. */
  readonly suffix: string;
  /** Region code, e.g. `eu-south-2`. */
  readonly region: string;
  /** Account number, twelve digits. */
  readonly account: string;
}

/** How far a resource's name reaches: one region of the account, the whole account, or every account of the partition. */
export type Reach = "region" | "account" | "partition";

/** ARN of a thing whose name we chose ourselves, so that documents that name it are known before it exists. */
export function arn(place: Place, service: string, resource: string, reach: Reach = "region"): string {
  const region = reach === "region" ? place.region : "";
  const account = reach === "partition" ? "" : place.account;
  return ["arn", place.partition, service, region, account, resource].join(":");
}

/** The account as a principal: whoever in it holds the right by an IAM policy. */
export function accountPrincipal(place: Place): string {
  return arn(place, "iam", "root", "account");
}

/** ARN of a role of this account, by its name. */
export function roleArn(place: Place, name: string): string {
  return arn(place, "iam", `role/${name}`, "account");
}

/** What IAM calls an OpenID Connect provider, by the address of the issuer: its host and path. */
export function issuerName(address: string): string {
  return address.replace(/^https:\/\//, "").replace(/\/$/, "");
}

/**
 * A service as policies name it, e.g. `ec2.amazonaws.com`. Not by the partition's suffix: IAM refuses `ec2.amazonaws.eu`.
 * Only China spells some with its own †.
 */
export function servicePrincipal({ partition, suffix }: Place, service: string): string {
  return `${service}.${partition === "aws-cn" ? suffix : "amazonaws.com"}`;
}

/** Host under which a service is called in this region: the value of `kms:ViaService`. */
export function serviceHost(place: Place, service: string): string {
  return `${service}.${place.region}.${place.suffix}`;
}
