import type { Platform } from "./platform.ts";
import type { Finding } from "./problem.ts";

/** No account serves two purposes: tenants stay apart, and a copy apart from what it copies. */
export function checkPlatform({ tenants, images }: Platform): Finding[] {
  const owners = new Map([[images.account, "images.account"]]);
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
