import { parseSpan, type Tenant } from "../spec/index.ts";
import type { Refusal } from "./settled.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Refuses a home once its contract is over and the time for hand-over too: then the data must be gone.
 * @param today the day it is, `YYYY-MM-DD`
 */
export function refuseEnded(tenant: Tenant, today: string): Refusal[] {
  const { contract, exit } = tenant;
  const gone = goneOn(tenant);
  if (today < gone) return [];
  return refused(
    tenant,
    `The contract ended on ${contract.ends}, and its ${exit.hold} for hand-over were over on ${gone}: nothing may stand ` +
      "for it. If it was renewed, write the new end; if not, take the home down.",
  );
}

/**
 * Refuses to begin a home whose contract is over: what stands is kept until it is handed over, and nothing is made anew.
 * @param today the day it is, `YYYY-MM-DD`
 */
export function refuseAnew(tenant: Tenant, today: string): Refusal[] {
  const { contract } = tenant;
  if (today <= contract.ends) return [];
  return refused(
    tenant,
    `The contract ended on ${contract.ends}, and its home doesn't stand: what is handed over until ${goneOn(tenant)} is ` +
      "what stood, and nothing is built anew. If it was renewed, write the new end.",
  );
}

/** The first day on which nothing may stand any more. */
function goneOn({ contract, exit }: Tenant): string {
  const since = new Date(Date.parse(contract.ends) + DAY_MS + parseSpan(exit.hold).hours * HOUR_MS);
  return since.toISOString().slice(0, 10);
}

function refused({ contract }: Tenant, say: string): Refusal[] {
  return [{ path: "contract.ends", found: contract.ends, say, source: contract.reference, alternatives: [] }];
}
