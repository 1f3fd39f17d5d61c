import { backup } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Place, Tags } from "../shared/index.ts";
import { type Copies, planVaultPolicy, vaultArn } from "./policy.ts";

/** Days in which a lock made by mistake can be taken back; AWS allows no fewer. After that nobody can. */
const GRACE_DAYS = 3;

export interface VaultArgs {
  readonly place: Place;
  readonly keyArn: pulumi.Input<string>;
  /** Least and most days that anything here is kept: every rule lies within, and the most is the longest promise. */
  readonly lock: { readonly minDays: number; readonly maxDays: number };
  readonly copies: Copies;
  readonly tags: Tags;
}

/**
 * A vault whose copies nobody can delete before their time, not even its owner. It outlives the stack: what it holds
 * ends when its terms do, or when its key is destroyed.
 */
export class Vault extends pulumi.ComponentResource {
  /** Known before it exists, for we chose its name. */
  readonly arn: string;
  readonly vaultName: pulumi.Output<string>;

  constructor(name: string, args: VaultArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:backup:Vault", name, {}, opts);
    const child = { parent: this, retainOnDelete: true };
    const vault = new backup.Vault(name, { name, kmsKeyArn: args.keyArn, forceDestroy: false, tags: args.tags }, child);
    const backupVaultName = vault.name;
    new backup.VaultPolicy(name, { backupVaultName, policy: planVaultPolicy(args.copies) }, child);
    new backup.VaultLockConfiguration(
      name,
      {
        backupVaultName,
        changeableForDays: GRACE_DAYS,
        minRetentionDays: args.lock.minDays,
        maxRetentionDays: args.lock.maxDays,
      },
      child,
    );
    this.arn = vaultArn(args.place, name);
    this.vaultName = backupVaultName;
    this.registerOutputs({ arn: this.arn });
  }
}
