import { type Graph, ofType, type Resource, referents } from "../../../graph/index.ts";
import { document, type Statement } from "../../document.ts";
import { each, Unproven } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { storeFaults } from "../encryption/index.ts";

/** By what copies go before their time. */
const DESTROYING = ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle", "backup:DeleteBackupVault"];
const COPYING = "backup:CopyFromBackupVault";

export const vaultTenantCmkAndPolicy: Rule = {
  id: "BKP-05",
  name: "vault-tenant-cmk-and-policy",
  statement:
    "Backup vaults use the tenant's backup key of their own account, and their policy denies deletion and copies to accounts that aren't listed.",
  severity: "high",
  capability: "backup-encryption",
  remedy:
    "name the backup key beside the vault, and deny everybody deletion and copies to other vaults than the tenant's",
  premises: ["kms-policy-tenant-only"],
  check: (subject) => each(ofType(subject.graph, "aws:backup/vault:Vault"), (vault) => judgeVault(subject, vault)),
};

function judgeVault(subject: Subject, vault: Resource): Finding {
  const keyless = storeFaults(subject, vault, { key: "kmsKeyArn" });
  const away = referents(subject.graph, vault, "kmsKeyArn").filter(({ provider }) => provider !== vault.provider);
  const denials = denialsOf(subject.graph, vault);
  const allowed = DESTROYING.filter(
    (action) => !denials.some((one) => covers(one, action) && one.conditions.length === 0),
  );
  const copies = denials.some((one) => covers(one, COPYING) && leadsHome(subject, one));
  const faults = [
    ...keyless,
    ...away.map(({ name }) => `its key ${name} is of another account or region`),
    ...allowed.map((action) => `nothing denies ${action}`),
    ...(copies ? [] : ["copies may go to any account"]),
  ];
  return faults.length === 0
    ? pass(
        vault,
        `${vault.name} is under the tenant's key, loses nothing early and sends copies to its own accounts only`,
      )
    : fail(vault, `${vault.name} isn't closed, since ${faults.join(" and ")}`, { faults });
}

function denialsOf(graph: Graph, vault: Resource): readonly Statement[] {
  const [policy, ...others] = ofType(graph, "aws:backup/vaultPolicy:VaultPolicy").filter(
    ({ refs, inputs }) => refs.backupVaultName?.includes(vault.urn) || inputs.backupVaultName === vault.inputs.name,
  );
  if (others.length > 0) throw new Unproven(`${vault.name} has more than one policy, of which the last wins`);
  const statements = (policy && document(policy, "policy")) ?? [];
  return statements
    .filter(({ effect, principals }) => effect === "Deny" && principals.every(({ name }) => name === "*"))
    .filter(({ resources }) => resources.includes("*"));
}

const covers = ({ actions }: Statement, action: string): boolean =>
  actions.some((one) => [action, "backup:*", "*"].includes(one));

/** Whether what a denial excepts is vaults of this tenant alone. */
function leadsHome({ accounts }: Subject, { conditions }: Statement): boolean {
  const own = [accounts.tenant, accounts.backup];
  return conditions.every(
    ({ operator, key, values }) =>
      /^ForAnyValue:(Arn|String)Not(Equals|Like)$/.test(operator) &&
      key === "backup:CopyTargets" &&
      values.every((arn) => own.includes(arn.split(":")[4] ?? "")),
  );
}
