import type { Resource } from "../../../graph/index.ts";
import { flag, number } from "../../read.ts";
import type { Rule } from "../../rule.ts";
import { judgeDefaults } from "./defaults.ts";

/** Least length and number of earlier passwords (CIS AWS Foundations, IAM). */
const LENGTH = 14;
const REMEMBERED = 24;
const KINDS = ["requireLowercaseCharacters", "requireNumbers", "requireSymbols", "requireUppercaseCharacters"];

export const accountPasswordsStrong: Rule = {
  id: "IAM-10",
  name: "account-passwords-strong",
  statement: "Should anybody ever get a password for the account, it is long, of every kind of character, and new.",
  severity: "low",
  capability: "mfa",
  remedy: `set minimumPasswordLength to ${LENGTH} or more, all four kinds of characters, and passwordReusePrevention to ${REMEMBERED}`,
  premises: [],
  check: (subject) =>
    judgeDefaults(subject, {
      type: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
      what: "password policy",
      faults: weaknesses,
    }),
};

function weaknesses(policy: Resource): readonly string[] {
  const [length, remembered] = [number(policy, "minimumPasswordLength"), number(policy, "passwordReusePrevention")];
  return [
    ...((length ?? 0) >= LENGTH ? [] : [`${length ?? 6} characters are enough`]),
    ...((remembered ?? 0) >= REMEMBERED ? [] : ["old passwords come again"]),
    ...KINDS.filter((kind) => flag(policy, kind) !== true).map((kind) => `${kind} is off`),
  ];
}
