import { inspector2 } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { LogBucket, Place, Tags } from "../shared/index.ts";
import { createClock } from "./clock.ts";
import { createIncidents } from "./incidents.ts";
import { searchForPersonalData } from "./personal-data.ts";
import { callForReviews } from "./review.ts";
import { type Inbox, scanUploads } from "./uploads.ts";
import { watchThreats } from "./watch.ts";

export interface DetectionArgs {
  /** Buckets into which people put files. */
  readonly inboxes: readonly Inbox[];
  /** Key under which notices wait to be sent. */
  readonly noticeKeyArn: pulumi.Input<string>;
  /** Addresses, of functions and not persons, that hear of findings, by what they are for. */
  readonly hearers: Readonly<Record<string, string>>;
  /** Hours from hearing of a breach of personal data until it must have been reported. At least 1. */
  readonly reportHours: number;
  /** Whether the region searches machines and images for known weaknesses. */
  readonly searchesForWeaknesses: boolean;
  /** Whether the region searches buckets for personal data. */
  readonly searchesForPersonalData: boolean;
  /** Buckets into which services write records; the first also takes the record of what everything was set to. */
  readonly records: readonly [LogBucket, ...LogBucket[]];
  readonly place: Place;
  readonly tags: Tags;
}

/**
 * Eyes on the account: attacks on it, its cluster, hosts, buckets and database; malware on disks and in what people
 * upload; known weaknesses. Whatever is grave is told at once, and a clock runs towards the time by which a breach must
 * be reported. All settings are checked against standards, and people called to look. About $100 to $200 a month, most
 * of it by the gigabyte †.
 */
export class Detection extends pulumi.ComponentResource {
  constructor(name: string, args: DetectionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:detection:Detection", name, {}, opts);
    const child = { parent: this };
    watchThreats(name, args, child);
    scanUploads(name, args, child);
    if (args.searchesForPersonalData) searchForPersonalData(name, args, child);
    if (args.searchesForWeaknesses) searchForWeaknesses(name, args, child);
    const incidents = createIncidents(name, args, child);
    createClock(name, { ...args, ...incidents }, child);
    callForReviews(name, { ...args, ...incidents, history: args.records[0] }, child);
    this.registerOutputs();
  }
}

/** Machines as they run, and images as long as they lie in a repository of this account. */
function searchForWeaknesses(name: string, { place }: DetectionArgs, child: pulumi.CustomResourceOptions): void {
  new inspector2.Enabler(name, { accountIds: [place.account], resourceTypes: ["EC2", "ECR"] }, child);
}
