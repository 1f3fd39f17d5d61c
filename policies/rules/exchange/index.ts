import type { Rule } from "../../rule.ts";
import { partnersSeeOwnFolderOnly } from "./partners-see-own-folder-only.ts";
import { sftpByKeysAndNewCiphers } from "./sftp-by-keys-and-new-ciphers.ts";
import { sftpLogged } from "./sftp-logged.ts";
import { sftpReachableOnlyFromPartners } from "./sftp-reachable-only-from-partners.ts";
import { sharedFoldersGivenToApplication } from "./shared-folders-given-to-application.ts";
import { sharedFoldersHaveOwnEntrance } from "./shared-folders-have-own-entrance.ts";
import { sharedFoldersOpenedByOneRole } from "./shared-folders-opened-by-one-role.ts";
import { sharedFoldersReachableOnlyFromApp } from "./shared-folders-reachable-only-from-app.ts";

export const exchange: readonly Rule[] = [
  sftpReachableOnlyFromPartners,
  sftpByKeysAndNewCiphers,
  partnersSeeOwnFolderOnly,
  sftpLogged,
  sharedFoldersReachableOnlyFromApp,
  sharedFoldersOpenedByOneRole,
  sharedFoldersHaveOwnEntrance,
  sharedFoldersGivenToApplication,
];
