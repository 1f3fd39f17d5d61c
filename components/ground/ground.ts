import { backup, iam } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Place, Tags } from "../shared/index.ts";
import { createDeployer } from "./deployer.ts";
import { createState } from "./state.ts";

export interface GroundArgs {
  readonly place: Place;
  /** What the account is for: the system and its data, or the protected copy of its backups. */
  readonly purpose: "tenant" | "backup";
  /** Name of the deployer's role. */
  readonly deployer: string;
  /** The tenant's account, whose deployer works in both. */
  readonly home: string;
  /** Roles of the vendor's account that may become the deployer, by ARN. */
  readonly entrances: readonly string[];
  readonly tags: Tags;
}

/** Services that want a role of their own before the first `up` uses them, and what each is called in a name. */
const SERVICES: Readonly<Record<GroundArgs["purpose"], readonly string[]>> = {
  tenant: [
    "autoscaling",
    "backup",
    "config",
    "eks",
    "eks-nodegroup",
    "elasticloadbalancing",
    "network-firewall",
    "rds",
  ],
  backup: ["backup"],
};

/** Kinds of thing that a tenant's backups hold, in AWS Backup's words; all others are left out of its reach. */
const HELD = ["Aurora", "EBS", "EC2", "EFS", "RDS", "S3"];
const LEFT = ["DocumentDB", "DynamoDB", "FSx", "Neptune", "Storage Gateway", "VirtualMachine"];

/**
 * What has to stand in an account before a tenant can: what AWS Backup looks after there, the roles of AWS's own
 * services, the deployer's role and, in the tenant's account, where the record of what is built lies. About $1 a month.
 */
export class Ground extends pulumi.ComponentResource {
  constructor(name: string, args: GroundArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:ground:Ground", name, {}, opts);
    const child = { parent: this };
    const { place, purpose, deployer, tags } = args;
    const preference = Object.fromEntries([
      ...HELD.map((type) => [type, true] as const),
      ...LEFT.map((type) => [type, false] as const),
    ]);
    new backup.RegionSettings(name, { resourceTypeOptInPreference: preference }, child);
    for (const service of SERVICES[purpose])
      new iam.ServiceLinkedRole(
        `${name}-${service}`,
        { awsServiceName: `${service}.amazonaws.com` },
        { ...child, retainOnDelete: true },
      );
    const may = createDeployer({ ...args, name: deployer }, child);
    if (purpose === "tenant") createState({ place, deployer, tags }, { ...child, dependsOn: [may] });
    this.registerOutputs();
  }
}
