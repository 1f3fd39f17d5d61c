import { createHash } from "node:crypto";
import { ec2, iam, transfer } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Gateway } from "../network/index.ts";
import { admitDelivery, createLogGroup, type LogTerms, type Place, type Tags, trust } from "../shared/index.ts";
import { type FoldersArgs, planFolderPolicy } from "./folders.ts";

/** Somebody who exchanges files with the customer. */
interface Partner {
  /** Name by which it signs in. */
  readonly name: string;
  /** Folder of the product's files that it sees as the root of everything. */
  readonly folder: string;
  /** SSH public keys that let it in, each without a comment. Without any it can't sign in. */
  readonly keys: readonly string[];
}

export interface ExchangeArgs extends FoldersArgs {
  /** At least one. Their networks are the network's and the firewall's affair. */
  readonly partners: readonly Partner[];
  readonly vpcId: pulumi.Input<string>;
  readonly gateway: Gateway;
  /** Subnets of the edge; the first two are used, since an account starts with five public addresses. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  readonly groupId: pulumi.Input<string>;
  readonly logs: LogTerms;
  readonly place: Place;
  readonly tags: Tags;
}

/** Zones in which partners find the server. */
const ZONES = 2;
/** AWS's newest list of ciphers for SFTP; its default is of 2018. */
const CIPHERS = "TransferSecurityPolicy-2025-03";

/**
 * An SFTP server that partners reach at fixed addresses, each with its own keys and its own folder of the product's
 * files: `new Exchange("acme", { partners: [{ name: "lab", folder: "in/lab", keys: [...] }], … })`. About $220 a month,
 * however many partners there are.
 */
export class Exchange extends pulumi.ComponentResource {
  /** Public addresses at which partners find the server. */
  readonly addresses: readonly pulumi.Output<string>[];
  /** By which partners know the server. */
  readonly fingerprint: pulumi.Output<string>;

  constructor(name: string, args: ExchangeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:exchange:Exchange", name, {}, opts);
    const child = { parent: this };
    const addresses = args.subnetIds
      .slice(0, ZONES)
      .map((_, at) => createAddress(`${name}-sftp-${at + 1}`, args, child));
    const server = createServer(name, addresses, args, child);
    const role = createRole(`${name}-partners`, args, child);
    for (const partner of args.partners) createPartner(name, partner, server, role, args, child);
    this.addresses = addresses.map(({ publicIp }) => publicIp);
    this.fingerprint = server.hostKeyFingerprint;
    this.registerOutputs({ addresses: this.addresses, fingerprint: this.fingerprint });
  }
}

function createAddress(
  name: string,
  { gateway: { gateway }, tags }: ExchangeArgs,
  child: pulumi.CustomResourceOptions,
): ec2.Eip {
  return new ec2.Eip(name, { domain: "vpc", tags: { ...tags, Name: name } }, { ...child, dependsOn: [gateway] });
}

function createServer(
  name: string,
  addresses: readonly ec2.Eip[],
  args: ExchangeArgs,
  child: pulumi.CustomResourceOptions,
): transfer.Server {
  const { place, tags, logs: terms } = args;
  const path = `/aws/vendedlogs/transfer/${name}`;
  const group = createLogGroup(`${name}-sftp`, { path, terms, tags }, child);
  const leave = admitDelivery(`${name}-sftp`, path, place, child);
  return new transfer.Server(
    name,
    {
      domain: "S3",
      protocols: ["SFTP"],
      identityProviderType: "SERVICE_MANAGED",
      securityPolicyName: CIPHERS,
      endpointType: "VPC",
      endpointDetails: {
        vpcId: args.vpcId,
        subnetIds: args.subnetIds.slice(0, ZONES),
        addressAllocationIds: addresses.map(({ allocationId }) => allocationId),
        securityGroupIds: [args.groupId],
      },
      structuredLogDestinations: [pulumi.interpolate`${group.arn}:*`],
      tags,
    },
    { ...child, dependsOn: [leave] },
  );
}

/** The rights of all partners together; what each session has of them is its own folder's. */
function createRole(name: string, args: ExchangeArgs, child: pulumi.CustomResourceOptions): iam.Role {
  const assumeRolePolicy = trust("transfer.amazonaws.com", args.place.account);
  const role = new iam.Role(name, { name, assumeRolePolicy, tags: args.tags }, child);
  const folders = args.partners.map(({ folder }) => folder);
  new iam.RolePolicy(name, { name: "folders", role: role.name, policy: planFolderPolicy(args, folders) }, child);
  return role;
}

function createPartner(
  tenant: string,
  { name, folder, keys }: Partner,
  server: transfer.Server,
  role: iam.Role,
  args: ExchangeArgs,
  child: pulumi.CustomResourceOptions,
): void {
  const userName = `${tenant}-${name}`;
  const user = new transfer.User(
    userName,
    {
      serverId: server.id,
      userName: name,
      role: role.arn,
      homeDirectoryType: "LOGICAL",
      homeDirectoryMappings: [{ entry: "/", target: `/${args.bucket}/${folder}` }],
      policy: planFolderPolicy(args, [folder]),
      tags: args.tags,
    },
    child,
  );
  for (const body of keys)
    new transfer.SshKey(
      `${userName}-${shortOf(body)}`,
      { serverId: server.id, userName: name, body },
      { ...child, dependsOn: [user] },
    );
}

/** Names a key by itself, so that taking one away moves no other. */
const shortOf = (key: string): string => createHash("sha256").update(key).digest("hex").slice(0, 8);
