import { dig, ofType, type Resource } from "../../../graph/index.ts";
import { each, list, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { schedulesOf } from "./plans.ts";

export const isolatedCopy: Rule = {
  id: "BKP-06",
  name: "isolated-copy",
  statement: "Of every scheduled copy one more lies in a separate account in an allowed region.",
  severity: "high",
  capability: "backup-isolation",
  remedy: "leave backups.separate true, and add a copy action to the vault in the tenant's backup account",
  premises: ["backup-copies-in-region"],
  check: (subject) => each(ofType(subject.graph, "aws:backup/plan:Plan"), (plan) => judgePlan(subject, plan)),
};

function judgePlan(subject: Subject, plan: Resource): Finding {
  const alone = schedulesOf(plan).filter(({ at }) => !isIsolated(subject, plan, at));
  return alone.length === 0
    ? pass(plan, `every copy of ${plan.name} lies in the backup account too`)
    : fail(plan, `${alone.map(({ name }) => name).join(" and ")} copies of ${plan.name} lie in one account only`);
}

/** Whether one of a rule's copies goes to a vault that this stack makes in the backup account. */
function isIsolated({ accounts, graph }: Subject, plan: Resource, at: string): boolean {
  return list(plan, `${at}.copyActions`).some((_, index) => {
    const [, , , , account, , name] = (text(plan, `${at}.copyActions.${index}.destinationVaultArn`) ?? "").split(":");
    const vaults = ofType(graph, "aws:backup/vault:Vault").filter((vault) => text(vault, "name") === name);
    return account === accounts.backup && vaults.some((vault) => isIn(graph, vault, account));
  });
}

function isIn(graph: Subject["graph"], vault: Resource, account: string): boolean {
  const provider = graph.byUrn.get(vault.provider ?? "");
  return provider !== undefined && dig(provider.inputs, "allowedAccountIds.0") === account;
}
