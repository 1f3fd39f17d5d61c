import { account, backup } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** A region that is shut to every account until it is opened there. */
export interface Opening {
  /** Whose: the account's name. */
  readonly name: string;
  /** Account number. */
  readonly account: string;
  readonly region: string;
}

/**
 * What the management account has to allow before anything stands in the others: the regions that are shut at first, and
 * backups that are copied from account to account. An open region stays open: shutting it would cut off what is there.
 */
export class Openings extends pulumi.ComponentResource {
  constructor(name: string, openings: readonly Opening[], opts?: pulumi.ComponentResourceOptions) {
    super("domicile:organisation:Openings", name, {}, opts);
    const child = { parent: this, retainOnDelete: true };
    new backup.GlobalSettings(name, { globalSettings: { isCrossAccountBackupEnabled: "true" } }, child);
    for (const { name: owner, account: accountId, region } of openings)
      new account.Region(`${owner}-${region}`, { accountId, regionName: region, enabled: true }, child);
    this.registerOutputs();
  }
}
