import { ofType, type Resource } from "../../../graph/index.ts";
import { document } from "../../document.ts";
import { each, flag, known, number, text, Unproven } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { faultsOf, type Owners } from "./key-statement.ts";

const KEY = "aws:kms/key:Key";
/** KMS's longest wait, and its default. */
const LONGEST_WAIT_DAYS = 30;

export const kmsPolicyTenantOnly: Rule = {
  id: "ENC-06",
  name: "kms-policy-tenant-only",
  statement:
    "Key policies name no wildcard that isn't bound to this account and a service, and no foreign account but the listed backup account (decrypt, describe and grants for AWS resources only); they keep administrators and users apart, keep the lockout check and wait the promised days before deletion.",
  severity: "critical",
  capability: "encryption-at-rest",
  remedy: "give the key a policy for this account's administrators, and for its users through named services only",
  premises: [],
  *check(subject) {
    const { graph } = subject;
    yield* each(ofType(graph, KEY), (key) => judgePolicy(subject, key, daysFault(subject, key)));
    yield* each(ofType(graph, "aws:kms/keyPolicy:KeyPolicy"), (policy) => judgePolicy(subject, policy, []));
    yield* each(ofType(graph, "aws:kms/grant:Grant"), (grant) => judgeGrant(subject, grant));
  },
};

function judgePolicy(subject: Subject, resource: Resource, others: readonly string[]): Finding {
  const statements = document(resource, "policy");
  if (statements === undefined)
    return fail(resource, `${resource.name} has KMS's own policy, by which every administrator may use it`);
  const owners = ownersOf(subject, resource);
  const allowed = statements.filter(({ effect }) => effect === "Allow");
  const lockout = flag(resource, "bypassPolicyLockoutSafetyCheck") ? ["it skips the lockout check"] : [];
  const faults = [...faultsOf(allowed, owners), ...lockout, ...others];
  return faults.length === 0
    ? pass(resource, `${resource.name} admits account ${owners.own} alone, its administrators apart from its users`)
    : fail(resource, `the policy of ${resource.name} is too wide, since ${faults.join(" and ")}`, { faults });
}

function daysFault({ settled }: Subject, key: Resource): readonly string[] {
  const promised = Math.min(LONGEST_WAIT_DAYS, Math.floor(settled.terms.erasure.span.hours / 24));
  const days = number(key, "deletionWindowInDays") ?? LONGEST_WAIT_DAYS;
  return days < promised ? [`it is gone ${days} days after its deletion, not the ${promised} that were promised`] : [];
}

function judgeGrant(subject: Subject, grant: Resource): Finding {
  const { own } = ownersOf(subject, grant);
  const grantee = text(grant, "granteePrincipal");
  return grantee?.split(":")[4] === own
    ? pass(grant, `${grant.name} is for ${grantee} of this account`)
    : fail(grant, `${grant.name} is for ${grantee ?? "nobody named"}, which is not of this account`);
}

/** The account of the provider that makes the key owns it. */
function ownersOf({ graph, accounts }: Subject, resource: Resource): Owners {
  const provider = graph.byUrn.get(resource.provider ?? "");
  const own = provider && known(provider, "allowedAccountIds.0");
  if (typeof own !== "string") throw new Unproven(`the account of ${resource.name} can't be told from its provider`);
  return { own, partner: own === accounts.backup ? accounts.tenant : accounts.backup };
}
