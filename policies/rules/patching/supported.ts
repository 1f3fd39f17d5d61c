/**
 * Last days of standard support, by release: of EKS ("Kubernetes versions on standard support"), of RDS ("Release
 * calendars" of PostgreSQL and MySQL), read on 2026-11-22. What isn't listed is as if it had ended.
 */
const LAST_DAYS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kubernetes: { "1.34": "2026-12-02", "1.35": "2027-03-27", "1.36": "2027-08-02" },
  mysql: { "8.0": "2026-07-31", "8.4": "2029-07-31" },
  postgres: {
    "13": "2026-02-28",
    "14": "2027-02-28",
    "15": "2028-02-29",
    "16": "2029-02-28",
    "17": "2030-02-28",
    "18": "2031-02-28",
  },
};

/** Last day on which a release gets fixes as a matter of course; null for one that has none left on the day of judgement. */
export function supportedUntil(what: string, release: string, today: string): string | null {
  const last = LAST_DAYS[what]?.[release];
  return last !== undefined && today <= last ? last : null;
}
