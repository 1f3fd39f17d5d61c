import { parseSpan, type Tenant } from "../spec/index.ts";
import type { Refusal } from "./settled.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Refuses a home once its contract is over and the time for hand-over too: then the data must be gone.
 * @param today the day it is, `YYYY-MM-DD`
 */
export function refuseEnded({ contract, exit }: Tenant, today: string): Refusal[] {
  const since = new Date(Date.parse(contract.ends) + DAY_MS + parseSpan(exit.hold).hours * HOUR_MS);
  const gone = since.toISOString().slice(0, 10);
  if (today < gone) return [];
  const say =
    `The contract ended on ${contract.ends}, and its ${exit.hold} for hand-over were over on ${gone}: nothing may stand ` +
    "for it. If it was renewed, write the new end; if not, take the home down.";
  return [{ path: "contract.ends", found: contract.ends, say, source: contract.reference, alternatives: [] }];
}
