import type { Platform } from "./platform.ts";
import type { Finding } from "./problem.ts";

/** No account serves two purposes: tenants stay apart, a copy apart from what it copies, and management from everything. */
export function checkPlatform(platform: Platform): Finding[] {
  return [...checkManagement(platform), ...checkAccounts(platform)];
}

/** Guardrails don't bind the management account: nothing may be in it. */
function checkManagement({ images, foundation }: Platform): Finding[] {
  if (foundation === undefined || foundation.account !== images.account) return [];
  const say = `foundation.account: ${foundation.account} is already images.account; guardrails don't bind the management account, so nothing else may be in it.`;
  return [{ path: ["foundation", "account"], found: foundation.account, allowed: "an account used nowhere else", say }];
}

function checkAccounts({ tenants, images, foundation }: Platform): Finding[] {
  const owners = new Map([[images.account, "images.account"]]);
  if (foundation !== undefined) owners.set(foundation.account, "foundation.account");
  return Object.entries(tenants).flatMap(([name, accounts]) =>
    (["tenant", "backup"] as const).flatMap((purpose): Finding[] => {
      const account = accounts[purpose];
      const owner = owners.get(account);
      const path = `tenants.${name}.${purpose}`;
      owners.set(account, owner ?? path);
      if (!owner) return [];
      const say = `${path}: ${account} is already ${owner}; every tenant needs two accounts of its own.`;
      return [{ path: ["tenants", name, purpose], found: account, allowed: "an account used nowhere else", say }];
    }),
  );
}
