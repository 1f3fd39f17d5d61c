import type { Rule } from "../../rule.ts";
import { exactly, judgeDefaults } from "./defaults.ts";

export const serialConsoleOff: Rule = {
  id: "IAM-11",
  name: "serial-console-off",
  statement: "Nobody reaches a machine of the account by its serial console, past network and logs.",
  severity: "medium",
  capability: "strict-defaults",
  remedy: "declare the account's serial console access with enabled false",
  premises: [],
  check: (subject) =>
    judgeDefaults(subject, {
      type: "aws:ec2/serialConsoleAccess:SerialConsoleAccess",
      what: "serial console",
      faults: exactly({ enabled: false }),
    }),
};
