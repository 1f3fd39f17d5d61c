import type { Rule } from "../../rule.ts";
import { exactly, judgeDefaults } from "./defaults.ts";

export const accountImdsv2Default: Rule = {
  id: "IAM-13",
  name: "account-imdsv2-default",
  statement:
    "Machines that nobody planned accept only version 2 of the metadata service too, and from themselves alone.",
  severity: "high",
  capability: "strict-defaults",
  remedy: "set httpTokens to required and httpPutResponseHopLimit to 1 as the account's default",
  premises: [],
  check: (subject) =>
    judgeDefaults(subject, {
      type: "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults",
      what: "metadata default of machines",
      faults: exactly({ httpTokens: "required", httpPutResponseHopLimit: 1 }),
    }),
};
