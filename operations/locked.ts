import type { Verdict } from "../policies/index.ts";
import type { Step } from "./shapes/index.ts";
import type { Standing } from "./standing.ts";

const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Refuses a change of a vault's lock that is past its days of grace: AWS would, half-way through the run.
 * @param now when the run would be
 */
export function judgeLocks(standing: readonly Standing[], steps: readonly Step[], now: Date): Verdict[] {
  const locks = new Map(standing.filter(({ type }) => type === LOCK).map((lock) => [lock.urn, lock]));
  return steps.flatMap(({ urn, op, because }) => {
    const fixed = op === "create" ? undefined : fixedSince(locks.get(urn), now);
    return fixed === undefined ? [] : [refusal(urn, op, fixed, because)];
  });
}

/** The day from which nobody can change a lock; undefined while somebody can, or when it has no such day. */
function fixedSince(lock: Standing | undefined, now: Date): string | undefined {
  const grace = lock?.inputs?.changeableForDays;
  if (lock?.created === undefined || typeof grace !== "number") return undefined;
  const fixed = new Date(Date.parse(lock.created) + grace * DAY_MS);
  return fixed <= now ? fixed.toISOString().slice(0, 10) : undefined;
}

function refusal(urn: string, op: string, fixed: string, because: string): Verdict {
  return {
    rule: "vault-lock-stands",
    severity: "critical",
    outcome: "fail",
    resource: urn,
    because:
      `The run would change the lock of a backup vault (${because.replace(/\.$/, "")}), which nobody can since ${fixed}, ` +
      "AWS neither: keep the terms of the backups as they were when the tenant came up.",
    facts: { op, fixed },
  };
}
