import { ofType, type Resource } from "../../../graph/index.ts";
import { each, list, texts } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

export const dedicatedAccount: Rule = {
  id: "TEN-02",
  name: "dedicated-account",
  statement: "Providers may use only the tenant's account and its listed backup and log accounts.",
  severity: "critical",
  capability: "tenant-isolation",
  remedy: "give the provider allowedAccountIds with the tenant's own account, or its backup account, and a role in it",
  premises: [],
  check: (subject) =>
    each(ofType(subject.graph, "pulumi:providers:aws"), (provider) => judgeProvider(subject, provider)),
};

function judgeProvider({ accounts }: Subject, provider: Resource): Finding {
  const own = [accounts.tenant, accounts.backup];
  const allowed = list(provider, "allowedAccountIds").map(String);
  const roles = [...texts(provider, "assumeRoles.*.roleArn"), ...texts(provider, "assumeRole.roleArn")];
  const others = [...new Set([...allowed, ...roles.map(accountOf)])].filter((account) => !own.includes(account));
  const facts = { allowed, roles };
  if (allowed.length === 0) return fail(provider, `the provider ${provider.name} may work in any account`, facts);
  if (others.length > 0) {
    return fail(
      provider,
      `the provider ${provider.name} may work in ${others.join(" and ")}, which is not this tenant's`,
      facts,
    );
  }
  return pass(provider, `the provider ${provider.name} works in ${allowed.join(" and ")} alone`, facts);
}

const accountOf = (arn: string): string => arn.split(":")[4] ?? arn;
