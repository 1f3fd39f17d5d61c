/** The built-in sets, by the framework that each is of: which of its controls are asked, and what they are called. */
export const SETS = {
  gdpr: { ids: /^(28\(3\)|32)/, title: "GDPR, articles 28(3) and 32" },
  hipaa: { ids: /^164\.3(08|10|12)/, title: "HIPAA Security Rule, sections 164.308, 164.310 and 164.312" },
} as const;

export type SetName = keyof typeof SETS;

/** What a contract says of a capability in numbers and places. */
const FACTS: Readonly<Record<string, readonly string[]>> = {
  "backup-residency": ["home-of.copy"],
  "backup-retention": ["backups.keep"],
  "backup-schedule": ["backups.keep", "lose"],
  "data-export": ["exit.export"],
  "egress-control": ["connections.egress"],
  erasure: ["erasure"],
  "folder-retention": ["files"],
  "high-availability": ["return"],
  "incident-clock": ["breach"],
  "log-residency": ["home-of.logs"],
  "log-retention": ["logs"],
  "region-residency": ["home-of.data", "regions"],
  "restore-testing": ["backups.test"],
  "support-access": ["access.support", "access.people", "access.from"],
};

/** The facts that belong to some capabilities, each once. */
export function factsBehind(needs: readonly string[]): readonly string[] {
  return [...new Set(needs.flatMap((need) => FACTS[need] ?? []))];
}
