import { ofType, type Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { homeFaults, keyFaults, type Partner, rightFaults } from "./partner.ts";

export const partnersSeeOwnFolderOnly: Rule = {
  id: "EXC-03",
  name: "partners-see-own-folder-only",
  statement:
    "Every partner of the tenant's file, and nobody else, signs in with exactly the listed keys, sees its own folder as the root of everything, and has rights in that folder alone.",
  severity: "critical",
  capability: "file-exchange",
  remedy:
    "give each partner of connections.sftp one user with its keys, its folder as home and a policy for that folder",
  premises: ["s3-sse-kms-tenant-key"],
  *check(subject) {
    const { graph, settled } = subject;
    const partners = settled.tenant.connections.sftp;
    const users = ofType(graph, "aws:transfer/user:User");
    const missing = partners.filter(({ partner }) => !users.some(({ inputs }) => inputs.userName === partner));
    yield* missing.map(({ partner, folder }) => fail(null, `${partner} has no user by which to reach ${folder}`));
    yield* each(users, (user) => {
      const partner = partners.find((one) => one.partner === user.inputs.userName);
      return partner === undefined
        ? fail(user, `${user.name} is a user for nobody in the tenant's file`)
        : judgeUser(subject, user, partner);
    });
  },
};

function judgeUser({ graph }: Subject, user: Resource, partner: Partner): Finding {
  const faults = [
    ...homeFaults(graph, user, partner),
    ...rightFaults(user, partner),
    ...keyFaults(graph, user, partner),
  ];
  const { partner: name, folder, keys } = partner;
  return faults.length === 0
    ? pass(
        user,
        `${name} sees ${folder} and nothing else, by ${keys.length === 1 ? "one key" : `${keys.length} keys`}`,
        { keys: keys.length },
      )
    : fail(user, `${name} isn't kept to its own folder and keys, since ${faults.join(" and ")}`, { faults });
}
