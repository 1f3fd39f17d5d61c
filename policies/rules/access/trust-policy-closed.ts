import { ofType, type Resource } from "../../../graph/index.ts";
import { document, type Principal, type Statement } from "../../document.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { accountOf, boundToUs, isEverybody, SOURCES } from "./principals.ts";

/**
 * Services that say of no account for which they act, and take on roles of their own things' account alone: EC2 for its
 * machines, CloudTrail for a trail's searchable copy (its user guide: the role "doesn't support" either key).
 */
const UNSAID = ["ec2.amazonaws.com", "cloudtrail.amazonaws.com"];

export const trustPolicyClosed: Rule = {
  id: "IAM-03",
  name: "trust-policy-closed",
  statement:
    "Roles trust no wildcard and no foreign account, services act for this account only, and web identities come from the platform's own sign-in, tied to one audience and to listed subjects or seats.",
  severity: "critical",
  capability: "access-control",
  remedy:
    "trust one service for this account by aws:SourceAccount, one role of this tenant, or seats of identity.issuer",
  premises: [],
  check: (subject) => each(ofType(subject.graph, "aws:iam/role:Role"), (role) => judgeRole(subject, role)),
};

function judgeRole(subject: Subject, role: Resource): Finding {
  const statements = document(role, "assumeRolePolicy");
  if (statements === undefined) return unproven(role, `${role.name} doesn't say whom it trusts`);
  const allowed = statements.filter(({ effect }) => effect === "Allow");
  const faults = allowed.flatMap((one) => one.principals.flatMap((who) => faultOf(subject, one, who) ?? []));
  const trusted = [...new Set(allowed.flatMap(({ principals }) => principals.map(({ name }) => name)))];
  return faults.length === 0
    ? pass(role, `${role.name} trusts ${trusted.join(" and ") || "nobody"}`, { trusted })
    : fail(role, `${role.name} can be taken by others, since it trusts ${faults.join(" and ")}`, { faults });
}

function faultOf(subject: Subject, statement: Statement, who: Principal): string | null {
  if (isEverybody(who)) return "everybody";
  if (who.kind === "Service") {
    const bound = UNSAID.includes(who.name) || boundToUs(subject, statement, SOURCES);
    return bound ? null : `${who.name} on behalf of any account`;
  }
  if (who.kind === "AWS") return accountOf(who) === subject.accounts.tenant ? null : who.name;
  // Only the signer's own word counts: what is asked of another is never asked.
  const signer = who.name.replace(/^.*:oidc-provider\//, "");
  const listed = (...keys: readonly string[]): number =>
    statement.conditions
      .filter(({ operator, key }) => operator === "StringEquals" && keys.includes(key))
      .flatMap(({ values }) => values).length;
  const tied =
    signer === subject.issuer && listed(`${signer}:aud`) === 1 && listed(`${signer}:sub`, "aws:RequestTag/seat") > 0;
  return who.kind === "Federated" && tied ? null : `whoever signs in with ${who.name}`;
}
