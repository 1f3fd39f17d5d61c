import { costsOf } from "./costs.ts";
import { placementOf, takeWish } from "./order.ts";
import { projectRoot } from "./root.ts";
import type { CheckResult } from "./shapes/index.ts";

/**
 * Says whether a tenant can be sold as its file has it: where everything would live, which terms hold, what costs most,
 * and why.
 * @throws BadInput when the file itself is wrong
 */
export function check(file: string, root: string = projectRoot): CheckResult {
  const taken = takeWish(root, file);
  if (!("placed" in taken)) {
    return {
      format: 1,
      tenant: taken.name,
      accounts: null,
      placement: null,
      terms: null,
      costs: null,
      problems: taken.refusals,
    };
  }
  const { tenant, settled, accounts } = taken.placed;
  return {
    format: 1,
    tenant: tenant.name,
    accounts: accounts !== null,
    placement: placementOf(settled),
    terms: { ...settled.terms },
    costs: costsOf(taken.placed),
    problems: [],
  };
}
