import { s3 } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn, type LogBucket, type Place, type Tags } from "../shared/index.ts";
import type { Extra } from "../workload/index.ts";
import { createBucket } from "./bucket.ts";
import { type BucketPurpose, bucketName, planBuckets, type Terms } from "./buckets.ts";
import { planFileRights } from "./rights.ts";

export interface StorageArgs {
  readonly terms: Terms;
  /** Keys of what people stored and of what was recorded about it. */
  readonly keys: { readonly data: pulumi.Input<string>; readonly logs: pulumi.Input<string> };
  /** Whether a bucket that nothing locks may be deleted with all it holds, as when the tenant leaves. @default false */
  readonly emptied?: boolean;
  readonly place: Place;
  readonly tags: Tags;
}

/**
 * The tenant's buckets, one a purpose: the product's files, files for support where such a folder was agreed, what is
 * handed over to the client, audit records that nobody can delete, logs, and access logs. Closed to other accounts, to
 * plain HTTP and to other keys; every folder is emptied when its term ends.
 */
export class Storage extends pulumi.ComponentResource {
  /** Buckets into which people put files. */
  readonly inboxes: readonly { readonly purpose: BucketPurpose; readonly arn: string; readonly bucket: LogBucket }[];
  private readonly buckets: ReadonlyMap<BucketPurpose, LogBucket>;
  private readonly name: string;
  private readonly place: Place;

  constructor(name: string, args: StorageArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:storage:Storage", name, {}, opts);
    const child = { parent: this };
    this.name = name;
    this.place = args.place;
    const plans = planBuckets(name, args.place, args.terms);
    this.buckets = new Map(
      plans.map((plan) => {
        const keyArn = plan.key === null ? null : args.keys[plan.key];
        return [plan.purpose, createBucket(`${name}-${plan.purpose}`, plan, { ...args, keyArn }, child)];
      }),
    );
    this.inboxes = plans
      .filter(({ inbox }) => inbox)
      .map(({ purpose }) => ({ purpose, arn: this.arn(purpose), bucket: this.bucket(purpose) }));
    this.recordAccess();
    this.registerOutputs();
  }

  /** The bucket of this purpose. */
  bucket(purpose: BucketPurpose): LogBucket {
    const found = this.buckets.get(purpose);
    if (found === undefined) throw new Error(`There is no ${purpose} bucket.`);
    return found;
  }

  /** Name of the bucket of this purpose: we chose it, and so it is known before the bucket exists. */
  bucketName(purpose: BucketPurpose): string {
    return bucketName(this.name, this.place, purpose);
  }

  /** ARN of the bucket of this purpose, known before it exists as its name is. */
  arn(purpose: BucketPurpose): string {
    return arn(this.place, "s3", this.bucketName(purpose), "partition");
  }

  /** How the application finds and uses its files, under the key of this alias. */
  extra(keyAlias: string): Extra {
    const { place } = this;
    const files = this.bucketName("files");
    const support = this.buckets.has("support") ? this.bucketName("support") : null;
    const exported = this.bucketName("export");
    const handed = { EXPORT_BUCKET: exported, ...(support !== null && { SUPPORT_BUCKET: support }) };
    const right = planFileRights({ files, exported, support, keyAlias, place });
    return { name: "files", environment: { FILES_BUCKET: files, ...handed }, right };
  }

  /** Who touched which object: recorded for all buckets but the one that the records go to. */
  private recordAccess(): void {
    for (const [purpose, { name: bucket }] of this.buckets) {
      if (purpose === "delivery") continue;
      new s3.BucketLogging(
        `${this.name}-${purpose}`,
        {
          bucket,
          targetBucket: this.bucket("delivery").name,
          targetPrefix: `buckets/${this.bucketName(purpose)}/`,
        },
        { parent: this },
      );
    }
  }
}
