import { referents } from "../../../graph/index.ts";
import type { Rule } from "../../rule.ts";
import { exactly, judgeDefaults } from "./defaults.ts";

const KEY = "aws:kms/key:Key";

export const accountEbsDefaultEncryption: Rule = {
  id: "ENC-02",
  name: "account-ebs-default-encryption",
  statement: "New disks are encrypted with the tenant's key by default in the whole account.",
  severity: "high",
  capability: "encryption-at-rest",
  remedy: "switch encryption by default on, and name a key of the tenant's keyring as the default",
  premises: ["kms-policy-tenant-only"],
  check: (subject) =>
    judgeDefaults(
      subject,
      {
        type: "aws:ebs/encryptionByDefault:EncryptionByDefault",
        what: "disk encryption",
        faults: exactly({ enabled: true }),
      },
      {
        type: "aws:ebs/defaultKmsKey:DefaultKmsKey",
        what: "default key of disks",
        faults: (setting) =>
          referents(subject.graph, setting, "keyArn").some(({ type }) => type === KEY)
            ? []
            : ["its key is none of this stack"],
      },
    ),
};
