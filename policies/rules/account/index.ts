import type { Rule } from "../../rule.ts";
import { accessAnalyzer } from "./access-analyzer.ts";
import { accountClosedToPublic } from "./account-closed-to-public.ts";
import { accountEbsDefaultEncryption } from "./account-ebs-default-encryption.ts";
import { accountImdsv2Default } from "./account-imdsv2-default.ts";
import { accountPasswordsStrong } from "./account-passwords-strong.ts";
import { securityContact } from "./security-contact.ts";
import { serialConsoleOff } from "./serial-console-off.ts";
import { vpcBlockPublicAccess } from "./vpc-block-public-access.ts";

export const account: readonly Rule[] = [
  accountEbsDefaultEncryption,
  accountClosedToPublic,
  accountImdsv2Default,
  serialConsoleOff,
  vpcBlockPublicAccess,
  accessAnalyzer,
  accountPasswordsStrong,
  securityContact,
];
