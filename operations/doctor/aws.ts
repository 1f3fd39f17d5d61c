import type { Partition } from "../../law/index.ts";
import type { Cloud, Identity, Image, Seat } from "./cloud.ts";

/** Longest that one question may take, credentials and all, in milliseconds. */
const PATIENCE_MS = 8_000;

/** Where a partition's account-wide services are asked: a region that no account has to opt in to. */
const BASE: Readonly<Record<Partition, string>> = {
  aws: "us-east-1",
  "aws-us-gov": "us-gov-west-1",
  "aws-cn": "cn-northwest-1",
  "aws-eusc": "eusc-de-east-1",
};

/** Credentials as the SDK's clients take them. */
type Credentials = Awaited<
  ReturnType<ReturnType<typeof import("@aws-sdk/credential-providers")["fromTemporaryCredentials"]>>
>;

/** AWS with the credentials of the environment; each client is loaded when it is first needed. */
export function openCloud(partition: Partition): Cloud {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const region = BASE[partition];
  return { own: seat(region), as: (roleArn) => seat(region, roleArn) };
}

function seat(region: string, roleArn?: string): Seat {
  let taken: Promise<Credentials> | undefined;
  const settings = async (there = region) => {
    taken ??= roleArn === undefined ? undefined : takeOn(roleArn, region);
    return { ...PATIENT, region: there, ...(taken && { credentials: await taken }) };
  };
  return {
    whoAmI: () => bounded(async () => identityOf(await settings())),
    optIn: (of) => bounded(async () => optInOf(await settings(), of)),
    hasRole: (name) => bounded(async () => hasRole(await settings(), name)),
    hasZone: (domain) => bounded(async () => hasZone(await settings(), domain)),
    hasImage: (image) => bounded(async () => hasImage(await settings(image.region), image)),
  };
}

const PATIENT = { maxAttempts: 2, requestHandler: { connectionTimeout: 2_000, requestTimeout: 4_000 } };

interface Settings {
  readonly region: string;
  readonly credentials?: Credentials;
}

async function takeOn(roleArn: string, region: string): Promise<Credentials> {
  const { fromTemporaryCredentials } = await import("@aws-sdk/credential-providers");
  const params = { RoleArn: roleArn, RoleSessionName: "domicile-doctor" };
  return fromTemporaryCredentials({ params, clientConfig: { ...PATIENT, region } })();
}

async function identityOf(settings: Settings): Promise<Identity> {
  const { GetCallerIdentityCommand, STSClient } = await import("@aws-sdk/client-sts");
  const { Account = "", Arn = "" } = await new STSClient(settings).send(new GetCallerIdentityCommand({}));
  return { account: Account, arn: Arn };
}

async function optInOf(settings: Settings, region: string): Promise<string> {
  const { AccountClient, GetRegionOptStatusCommand } = await import("@aws-sdk/client-account");
  const command = new GetRegionOptStatusCommand({ RegionName: region });
  const { RegionOptStatus = "unknown" } = await new AccountClient(settings).send(command);
  return RegionOptStatus;
}

async function hasRole(settings: Settings, name: string): Promise<boolean> {
  const { GetRoleCommand, IAMClient } = await import("@aws-sdk/client-iam");
  return isThere(new IAMClient(settings).send(new GetRoleCommand({ RoleName: name })), ["NoSuchEntity"]);
}

async function hasZone(settings: Settings, domain: string): Promise<boolean> {
  const { ListHostedZonesByNameCommand, Route53Client } = await import("@aws-sdk/client-route-53");
  const command = new ListHostedZonesByNameCommand({ DNSName: domain, MaxItems: 1 });
  const { HostedZones = [] } = await new Route53Client(settings).send(command);
  return HostedZones.some(({ Name, Config }) => Name === `${domain}.` && Config?.PrivateZone !== true);
}

async function hasImage(settings: Settings, { registry, repository, digest }: Image): Promise<boolean> {
  const { DescribeImagesCommand, ECRClient } = await import("@aws-sdk/client-ecr");
  const imageIds = [{ imageDigest: digest }];
  const command = new DescribeImagesCommand({ registryId: registry, repositoryName: repository, imageIds });
  return isThere(new ECRClient(settings).send(command), ["ImageNotFoundException", "RepositoryNotFoundException"]);
}

/** False when AWS says by one of these names that there is no such thing. */
async function isThere(asked: Promise<unknown>, absent: readonly string[]): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch (error) {
    if (error instanceof Error && absent.some((name) => error.name.startsWith(name))) return false;
    throw error;
  }
}

async function bounded<T>(ask: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error("no answer"), { name: "TimeoutError" })), PATIENCE_MS);
  });
  try {
    return await Promise.race([ask(), late]);
  } finally {
    clearTimeout(timer);
  }
}
