import type { Place } from "../shared/index.ts";

/** What a bucket is for. `delivery` takes access logs of load balancer and buckets; both know SSE-S3 only. */
export type BucketPurpose = "files" | "support" | "export" | "audit" | "logs" | "delivery";

/** A folder and how long each file in it stays. */
interface Folder {
  readonly name: string;
  readonly days: number;
}

export interface Terms {
  /** Folders of the product's files. Each is emptied after its term. */
  readonly folders: readonly Folder[];
  /** Folder into which files for support go. @default none */
  readonly support?: Folder;
  /** Days that every record of what happened stays. */
  readonly logDays: number;
  /** Days that what was handed over at the end can be fetched. */
  readonly exportDays: number;
}

/** One line of a bucket's clean-up. */
export interface Cleanup {
  readonly id: string;
  /** Objects it is about, by the start of their name; empty for all. */
  readonly prefix: string;
  /** Days after which an object goes. @default it stays */
  readonly days?: number;
  /** Days after which what was overwritten or deleted goes for good. */
  readonly recoverableDays: number;
}

export interface BucketPlan {
  readonly purpose: BucketPurpose;
  /** Name in the whole partition; the account's number keeps it unique. */
  readonly bucket: string;
  /** Purpose of the tenant key it lies under; null for SSE-S3. */
  readonly key: "data" | "logs" | null;
  readonly backedUp: boolean;
  /** Whether people put files into it, and not only services. */
  readonly inbox: boolean;
  /** Days in which nobody at all can change or delete an object; null for no lock. */
  readonly lockedDays: number | null;
  readonly cleanup: readonly Cleanup[];
  /** Roles that alone may read what lies in it. @default whoever holds the right */
  readonly readers?: readonly string[];
}

/** Days in which a file deleted by mistake can be taken back without a backup. */
const RECOVERABLE_DAYS = 30;

/** Every bucket of a tenant. */
export function planBuckets(name: string, place: Place, terms: Terms): readonly BucketPlan[] {
  const { logDays, exportDays, support } = terms;
  const plan = (
    purpose: BucketPurpose,
    rest: Pick<BucketPlan, "key" | "cleanup"> & Partial<BucketPlan>,
  ): BucketPlan => ({
    purpose,
    bucket: bucketName(name, place, purpose),
    backedUp: false,
    inbox: false,
    lockedDays: null,
    ...rest,
  });
  return [
    plan("files", { key: "data", backedUp: true, inbox: true, cleanup: [mistakes(), ...terms.folders.map(emptied)] }),
    ...(support === undefined
      ? []
      : [
          plan("support", {
            key: "data",
            inbox: true,
            readers: supportReaders(name),
            cleanup: [gone(support.name, support.days)],
          }),
        ]),
    plan("export", {
      key: "data",
      backedUp: true,
      inbox: true,
      readers: ["client", "backup", "upload-scan"].map((role) => `${name}-${role}`),
      cleanup: [gone("handed-over", exportDays)],
    }),
    plan("audit", { key: "logs", lockedDays: logDays, cleanup: [gone("promised-term", logDays)] }),
    plan("logs", { key: "logs", cleanup: [gone("promised-term", logDays)] }),
    plan("delivery", { key: null, cleanup: [gone("promised-term", logDays)] }),
  ];
}

/** The vendor's operators, whose rights last as long as their door is open, and the scan for malware. */
function supportReaders(name: string): readonly string[] {
  return [`${name}-operator`, `${name}-upload-scan`];
}

export function bucketName(name: string, { account }: Place, purpose: BucketPurpose): string {
  return `${name}-${purpose}-${account}`;
}

function mistakes(): Cleanup {
  return { id: "mistakes", prefix: "", recoverableDays: RECOVERABLE_DAYS };
}

function emptied({ name, days }: Folder): Cleanup {
  return { id: name, prefix: `${name}/`, days, recoverableDays: 1 };
}

function gone(id: string, days: number): Cleanup {
  return { id, prefix: "", days, recoverableDays: 1 };
}
