import type { Rule } from "../../rule.ts";
import { dataInTwoZones } from "./data-in-two-zones.ts";
import { dbIamAuth } from "./db-iam-auth.ts";
import { exportKeptAsAgreed } from "./export-kept-as-agreed.ts";
import { foldersEmptiedInTime } from "./folders-emptied-in-time.ts";
import { noPublicDatabase } from "./no-public-database.ts";
import { noPublicSnapshotsImages } from "./no-public-snapshots-images.ts";
import { s3BlockPublic } from "./s3-block-public.ts";
import { supportFolderEmptied } from "./support-folder-emptied.ts";
import { supportFolderReadByOperators } from "./support-folder-read-by-operators.ts";
import { supportReadsFolderAlone } from "./support-reads-folder-alone.ts";

export { supportBuckets } from "./support.ts";

export const data: readonly Rule[] = [
  noPublicDatabase,
  s3BlockPublic,
  noPublicSnapshotsImages,
  foldersEmptiedInTime,
  dataInTwoZones,
  dbIamAuth,
  supportFolderEmptied,
  supportFolderReadByOperators,
  supportReadsFolderAlone,
  exportKeptAsAgreed,
];
