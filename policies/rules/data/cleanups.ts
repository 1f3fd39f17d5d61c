import { dig, isMap, type Resource, referents, type Value } from "../../../graph/index.ts";
import { list } from "../../read.ts";
import type { Subject } from "../../verdict.ts";
import { may } from "../access/exports.ts";
import { applicationRoles } from "../kubernetes/identities.ts";

export const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";

/** One line of a bucket's clean-up that is switched on. */
export interface Cleanup {
  readonly cleaner: Resource;
  /** Objects it is about, by the start of their name; empty for all. */
  readonly prefix: string;
  /** Whether it is about all of those, and not those of some size or tag alone. */
  readonly whole: boolean;
  /** Days after which an object goes; null when it stays, none when all of them go on some day. */
  readonly days: number | null;
  /** Days after which what was overwritten or deleted goes for good; null when any of it stays. */
  readonly after: number | null;
}

/** The lines of one clean-up. Throws `Unproven` where they can't be known. */
export function cleanupsOf(cleaner: Resource): readonly Cleanup[] {
  return list(cleaner, "rules").flatMap((rule) => {
    if (dig(rule, "status") !== "Enabled") return [];
    const filter = dig(rule, "filter");
    const limits = isMap(filter) ? Object.entries(filter).filter(([, value]) => value !== "" && value !== null) : [];
    const keepsSome = numberAt(rule, "noncurrentVersionExpiration.newerNoncurrentVersions") ?? 0;
    return {
      cleaner,
      prefix: String(dig(rule, "filter.prefix") ?? dig(rule, "filter.and.prefix") ?? dig(rule, "prefix") ?? ""),
      whole: limits.every(([limit]) => limit === "prefix"),
      days: dig(rule, "expiration.date") === undefined ? numberAt(rule, "expiration.days") : 0,
      after: keepsSome > 0 ? null : numberAt(rule, "noncurrentVersionExpiration.noncurrentDays"),
    };
  });
}

function numberAt(rule: Value, path: string): number | null {
  const value = dig(rule, path);
  return typeof value === "number" ? value : null;
}

/** Whether it cleans a bucket in which the application keeps files: it puts them there and reads them again. */
export function cleansFiles(subject: Subject, cleaner: Resource): boolean {
  const keeps = (role: Resource, bucket: Resource) =>
    ["s3:PutObject", "s3:GetObject"].every((action) => may(subject, role, action, bucket));
  return referents(subject.graph, cleaner, "bucket").some((bucket) =>
    applicationRoles(subject.graph).some((role) => keeps(role, bucket)),
  );
}

/** Whether a line is about anything of a folder that isn't a folder of the tenant's file by itself. */
export function touches({ prefix }: Cleanup, own: string, folders: readonly string[]): boolean {
  return (
    own.startsWith(prefix) || (prefix.startsWith(own) && !folders.some((one) => prefix.startsWith(one) && one !== own))
  );
}
