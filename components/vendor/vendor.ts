import { route53 } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Place, Tags } from "../shared/index.ts";
import { createSignIn, type Entrance } from "./sign-in.ts";

export interface VendorArgs {
  /** The vendor's own account: what all tenants share is in it, and no tenant's data. */
  readonly place: Place;
  /** DNS zone of the tenants' default hosts. */
  readonly domain: string;
  readonly entrances: readonly Entrance[];
  /** Accounts of all tenants, their backup accounts included. */
  readonly accounts: readonly string[];
  /** Names of the deployers' roles in those accounts. */
  readonly deployers: readonly string[];
  readonly tags: Tags;
}

/**
 * What the vendor has once for all tenants: the DNS zone, and the roles by which people and the pipeline come in. About
 * half a dollar a month.
 */
export class Vendor extends pulumi.ComponentResource {
  /** Where whoever holds the zone above has to send those who ask for the domain. */
  readonly nameServers: pulumi.Output<string[]>;

  constructor(name: string, args: VendorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:vendor:Vendor", name, {}, opts);
    const child = { parent: this };
    const { place, accounts, deployers, tags } = args;
    // Query logs and DNSSEC keys would lie in us-east-1: neither is on.
    const zone = new route53.Zone(
      name,
      { name: args.domain, comment: "tenants' default hosts", forceDestroy: false, tags },
      { ...child, retainOnDelete: true },
    );
    createSignIn(args.entrances, { place, accounts, deployers, tags }, child);
    this.nameServers = zone.nameServers;
    this.registerOutputs();
  }
}
