import { ofType, type Resource } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";

const PAIR = "aws:ec2/keyPair:KeyPair";
/** Where a type names the key by which somebody signs in to a machine. */
const NAMED: Readonly<Record<string, string>> = {
  "aws:ec2/instance:Instance": "keyName",
  "aws:ec2/launchTemplate:LaunchTemplate": "keyName",
  "aws:eks/nodeGroup:NodeGroup": "remoteAccess.ec2SshKey",
};

export const noSshKeypairs: Rule = {
  id: "IAM-09",
  name: "no-ssh-keypairs",
  statement: "No machine takes an SSH key: operators come by recorded sessions or not at all.",
  severity: "medium",
  capability: "support-access",
  remedy: "name no key pair, and let operators open sessions by Session Manager",
  premises: [],
  *check({ graph }) {
    yield* ofType(graph, PAIR).map((pair) => fail(pair, `${pair.name} is a key that is shared and leaves no record`));
    for (const [type, at] of Object.entries(NAMED)) yield* each(ofType(graph, type), (one) => judgeMachine(one, at));
  },
};

function judgeMachine(machine: Resource, at: string): Finding {
  const key = text(machine, at);
  return key === undefined
    ? pass(machine, `machines of ${machine.name} take no SSH key`)
    : fail(machine, `whoever has the key ${key} signs in to machines of ${machine.name} unrecorded`, { key });
}
