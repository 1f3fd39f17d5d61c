import { accessanalyzer, account, ebs, ec2, iam, s3 } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../shared/index.ts";

export interface AccountArgs {
  /** Key under which every new disk lies, whoever makes it. */
  readonly dataKeyArn: pulumi.Input<string>;
  /** The one network that may reach the internet. */
  readonly vpcId: pulumi.Input<string>;
  /** Desk at the vendor that AWS tells of anything wrong with the account: a function, not a person. */
  readonly contact: { readonly desk: string; readonly email: string; readonly phone: string };
  readonly tags: Tags;
}

/** Days after which a right that nobody used is reported. */
const UNUSED_DAYS = 90;

/**
 * What holds for everything in the account, also for what nobody planned: disks encrypted, nothing shared with the
 * public, machines without the old metadata service or a serial console, no second way to the internet. About $3 a month.
 */
export class Account extends pulumi.ComponentResource {
  constructor(name: string, args: AccountArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:account:Account", name, {}, opts);
    const child = { parent: this };
    encryptDisks(name, args, child);
    closeToPublic(name, child);
    hardenMachines(name, child);
    keepOutOfInternet(name, args, child);
    watchAccess(name, args, child);
    nameContact(name, args, child);
    this.registerOutputs();
  }
}

function encryptDisks(name: string, { dataKeyArn }: AccountArgs, child: pulumi.CustomResourceOptions): void {
  const key = new ebs.DefaultKmsKey(name, { keyArn: dataKeyArn }, child);
  new ebs.EncryptionByDefault(name, { enabled: true }, { ...child, dependsOn: [key] });
}

function closeToPublic(name: string, child: pulumi.CustomResourceOptions): void {
  new s3.AccountPublicAccessBlock(
    name,
    { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    child,
  );
  new ebs.SnapshotBlockPublicAccess(name, { state: "block-all-sharing" }, child);
  new ec2.ImageBlockPublicAccess(name, { state: "block-new-sharing" }, child);
}

function hardenMachines(name: string, child: pulumi.CustomResourceOptions): void {
  new ec2.InstanceMetadataDefaults(
    name,
    { httpTokens: "required", httpPutResponseHopLimit: 1, instanceMetadataTags: "disabled" },
    child,
  );
  new ec2.SerialConsoleAccess(name, { enabled: false }, child);
}

/**
 * Every network but the tenant's own is cut from the internet. † Whether the block, narrowed to edge and firewall
 * subnets, would cut the inline firewall off was not tried: until then the whole network is let out of it.
 */
function keepOutOfInternet(name: string, args: AccountArgs, child: pulumi.CustomResourceOptions): void {
  const exclusion = new ec2.VpcBlockPublicAccessExclusion(
    name,
    { vpcId: args.vpcId, internetGatewayExclusionMode: "allow-bidirectional", tags: args.tags },
    child,
  );
  new ec2.VpcBlockPublicAccessOptions(
    name,
    { internetGatewayBlockMode: "block-bidirectional" },
    { ...child, dependsOn: [exclusion] },
  );
}

/** Looks for rights that reach outside the account and for those that nobody uses; nobody signs in with a password. */
function watchAccess(name: string, { tags }: AccountArgs, child: pulumi.CustomResourceOptions): void {
  const outside = `${name}-outside`;
  new accessanalyzer.Analyzer(outside, { analyzerName: outside, type: "ACCOUNT", tags }, child);
  const unused = `${name}-unused`;
  new accessanalyzer.Analyzer(
    unused,
    {
      analyzerName: unused,
      type: "ACCOUNT_UNUSED_ACCESS",
      configuration: { unusedAccess: { unusedAccessAge: UNUSED_DAYS } },
      tags,
    },
    child,
  );
  new iam.AccountPasswordPolicy(
    name,
    {
      minimumPasswordLength: 16,
      requireLowercaseCharacters: true,
      requireUppercaseCharacters: true,
      requireNumbers: true,
      requireSymbols: true,
      passwordReusePrevention: 24,
      maxPasswordAge: 90,
      allowUsersToChangePassword: true,
    },
    child,
  );
}

function nameContact(name: string, { contact }: AccountArgs, child: pulumi.CustomResourceOptions): void {
  const { desk, email, phone } = contact;
  new account.AlternativeContact(
    name,
    { alternateContactType: "SECURITY", name: desk, title: desk, emailAddress: email, phoneNumber: phone },
    child,
  );
}
