import { ofType } from "../../../graph/index.ts";
import { fail, pass, type Rule } from "../../rule.ts";

/** What somebody could know, share or lose, by what it is. */
const STANDING: Readonly<Record<string, string>> = {
  "aws:iam/accessKey:AccessKey": "an access key that never ends",
  "aws:iam/serviceSpecificCredential:ServiceSpecificCredential": "a password that never ends",
  "aws:iam/sshKey:SshKey": "a key that never ends",
  "aws:iam/user:User": "a user of the account's own",
  "aws:iam/userLoginProfile:UserLoginProfile": "a password for the console",
};

export const noUsersOrKeys: Rule = {
  id: "IAM-05",
  name: "no-users-or-keys",
  statement: "There are no users, passwords or lasting keys in the account: whoever comes signs in anew each time.",
  severity: "high",
  capability: "mfa",
  remedy: "let people take a role by the identity provider, and programs by the service they run in",
  premises: [],
  *check({ graph }) {
    const standing = ofType(graph, ...Object.keys(STANDING));
    yield* standing.map((one) => fail(one, `${one.name} is ${STANDING[one.type] ?? "a lasting credential"}`));
    if (standing.length === 0) yield pass(null, "nobody has a user, a password or a lasting key in the account");
  },
};
