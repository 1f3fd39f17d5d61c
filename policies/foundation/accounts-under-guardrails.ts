import { ofType, type Resource, referents } from "../../graph/index.ts";
import { each } from "../read.ts";
import { type Finding, fail, pass } from "../rule.ts";
import type { FoundationRule, FoundationSubject } from "./subject.ts";

const ACCOUNT = "aws:organizations/account:Account";

export const accountsUnderGuardrails: FoundationRule = {
  id: "TEN-20",
  name: "accounts-under-guardrails",
  statement: "Every tenant has two accounts, in the unit of its own jurisdiction, and they outlive what made them.",
  severity: "critical",
  capability: "tenant-isolation",
  remedy: "put the tenant's two accounts into its jurisdiction's unit and keep them when they are declared no more",
  premises: ["guardrails-region-lock", "guardrails-no-tampering"],
  *check(subject) {
    const accounts = ofType(subject.graph, ACCOUNT);
    if (accounts.length === 0) return;
    for (const tenant of subject.jurisdictions.keys()) yield* missing(tenant, accounts);
    yield* each(accounts, (account) => judgeAccount(subject, account));
  },
};

function missing(tenant: string, accounts: readonly Resource[]): Finding[] {
  const absent = [tenant, `${tenant}-backup`].filter((name) => !accounts.some((account) => account.name === name));
  return absent.map((name) => fail(null, `there is no account ${name}`));
}

function judgeAccount({ graph, jurisdictions }: FoundationSubject, account: Resource): Finding {
  const wanted = jurisdictions.get(account.name) ?? jurisdictions.get(account.name.replace(/-backup$/, ""));
  const units = referents(graph, account, "parentId").map(({ name }) => name);
  if (wanted === undefined) return fail(account, `the account ${account.name} is no tenant's`);
  if (units.join() !== wanted)
    return fail(account, `the account ${account.name} is under ${units.join() || "no unit"}, not ${wanted}`);
  if (!account.retainOnDelete) return fail(account, `the account ${account.name} would go with its declaration`);
  return pass(account, `the account ${account.name} is under the guardrails of ${wanted}`);
}
