import type { Place } from "../shared/index.ts";

/** Name of the bucket in which the record of what was built for one tenant lies: `up` looks for it by this name. */
export function stateBucketOf({ account, region }: Pick<Place, "account" | "region">): string {
  return `domicile-state-${account}-${region}`;
}

/** Alias of the key that seals the secrets of that record. */
export const STATE_KEY = "alias/domicile-state";
