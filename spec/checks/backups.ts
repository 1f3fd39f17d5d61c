import type { Finding } from "../problem.ts";
import type { Product } from "../product.ts";
import { parseSpan } from "../span.ts";
import { finding, type Sections } from "./finding.ts";

/**
 * Longest gap between two copies, in hours: the interval, an hour in which a job may start, and one in which clocks
 * change.
 */
const GAP = { hour: 2, "4 hours": 5, day: 26, night: 26 } as const;

/** At least one schedule, and a promise of lost work that the schedule can keep. */
export function checkBackups({ backups, availability }: Sections, product: Product | null): Finding[] {
  if (!backups) return [];
  const findings: Finding[] = [];
  const { daily, weekly, monthly, yearly, all } = backups.keep;
  if (!daily && !weekly && !monthly && !yearly) {
    const allowed = "daily, weekly, monthly or yearly with a time";
    findings.push(
      finding(
        "backups.keep",
        null,
        allowed,
        `no copy would be kept; write at least one of ${allowed}, such as daily: 30 days.`,
      ),
    );
  }
  if (all && !several(backups.every)) {
    findings.push(
      finding(
        "backups.keep.all",
        all,
        null,
        `only one copy is made a ${backups.every}, so there is nothing for all to keep; remove it or write every: 4 hours.`,
      ),
    );
  }
  const gap = GAP[backups.every];
  const only = product?.database.recovery === "backups";
  if (availability && only && parseSpan(availability.lose).hours < gap) {
    const say = `${product.name} goes back to a backup only, and backups made every ${backups.every} can be ${gap} hours apart; write at least ${gap} hours, or make them more often.`;
    findings.push(finding("availability.lose", availability.lose, `at least ${gap} hours`, say));
  }
  return findings;
}

/** Whether more than one copy is made a day. */
export function several(every: keyof typeof GAP): boolean {
  return every === "hour" || every === "4 hours";
}
