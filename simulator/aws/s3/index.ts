import { bucketKinds } from "./bucket.ts";
import { bucketPolicy, settingKinds } from "./settings.ts";

export { BUCKET } from "./bucket.ts";
export { bucketPolicy };

/** S3 as far as tenants use it: a bucket, and one resource a setting. */
export const s3 = [...bucketKinds, ...settingKinds];
