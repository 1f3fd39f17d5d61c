import type { Rule } from "../../rule.ts";
import { partnersSeeOwnFolderOnly } from "./partners-see-own-folder-only.ts";
import { sftpByKeysAndNewCiphers } from "./sftp-by-keys-and-new-ciphers.ts";
import { sftpLogged } from "./sftp-logged.ts";
import { sftpReachableOnlyFromPartners } from "./sftp-reachable-only-from-partners.ts";

export const exchange: readonly Rule[] = [
  sftpReachableOnlyFromPartners,
  sftpByKeysAndNewCiphers,
  partnersSeeOwnFolderOnly,
  sftpLogged,
];
