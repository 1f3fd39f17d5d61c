import * as pulumi from "@pulumi/pulumi";
import { createNotices, type LogBucket, type LogTerms, type Place, type Tags } from "../shared/index.ts";
import { createAlarms } from "./alarms.ts";
import type { Watched } from "./events.ts";
import { saveQueries } from "./queries.ts";
import { createTrail } from "./trail.ts";

export interface AuditArgs {
  /** The bucket whose objects nobody can change or delete. */
  readonly bucket: LogBucket;
  /** Buckets of which every touch of an object is recorded. */
  readonly watched: Watched;
  /** Key and term of the records' searchable copy. */
  readonly logs: LogTerms;
  /** Log groups in which database, by log, and cluster record logons and calls. */
  readonly others: {
    readonly database: ReadonlyMap<string, pulumi.Input<string>>;
    readonly cluster: pulumi.Input<string>;
  };
  /** Names of the web application firewall and of its rule that slows guessing. */
  readonly guard: { readonly webAcl: string; readonly rule: string };
  /** Address, of a function and not a person, that hears of alarms. */
  readonly noticeAddress: string;
  readonly place: Place;
  readonly tags: Tags;
}

/**
 * What happens in the tenant's account, on record: every call, and every touch of a stored file, in files that nobody
 * can change unnoticed, and in a log that can be searched; alarms for what somebody must hear of; questions that an
 * investigation begins with. Calls are free; files cost about a dollar for a million touches, the log 0.50 to 0.90 a GB †.
 */
export class Audit extends pulumi.ComponentResource {
  constructor(name: string, args: AuditArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:audit:Audit", name, {}, opts);
    const child = { parent: this };
    const calls = createTrail(name, args, child);
    const heard = createNotices(`${name}-alarms`, args, child);
    const { database, cluster } = args.others;
    createAlarms(name, { ...args, calls, database, topicArn: heard }, child);
    saveQueries(name, { calls: [calls], database: [...database.values()], cluster: [cluster] }, child);
    this.registerOutputs();
  }
}
