import { compare } from "../graph/index.ts";
import type { Remain } from "./shapes/index.ts";
import type { Standing } from "./standing.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

type Left = Omit<Remain, "urn">;

/** What a deletion leaves behind by itself, of each type that leaves something. */
const LEAVES: Readonly<Record<string, (gone: Standing, now: Date) => Left | readonly Left[]>> = {
  "aws:kms/key:Key": (key, now) => ({
    id: key.id ?? "",
    what: "key waiting to be destroyed",
    until: after(now, daysIn(key, "deletionWindowInDays") ?? 30),
    because:
      "AWS destroys a key only after a waiting time; nobody can use it meanwhile, and what it seals is unreadable.",
  }),
  "aws:secretsmanager/secret:Secret": (secret, now) => ({
    id: secret.id ?? "",
    what: "secret waiting to be destroyed",
    until: after(now, daysIn(secret, "recoveryWindowInDays") ?? 30),
    because: "AWS destroys a secret only after a waiting time; nobody can read it meanwhile.",
  }),
  "aws:rds/instance:Instance": (database, now) => [...lastSnapshot(database), ...automatedBackups(database, now)],
};

function lastSnapshot({ inputs = {} }: Standing): Left[] {
  if (inputs.skipFinalSnapshot === true) return [];
  const because =
    "RDS takes it so that a mistaken destroy can be undone; once its key is destroyed nobody can read it.";
  return [{ id: String(inputs.finalSnapshotIdentifier), what: "last snapshot of the database", until: null, because }];
}

function automatedBackups(database: Standing, now: Date): Left[] {
  const days = daysIn(database, "backupRetentionPeriod") ?? 0;
  if (database.inputs?.deleteAutomatedBackups !== false || days === 0) return [];
  const until = after(now, days);
  const because = "RDS keeps the way back to any minute for as long as was promised; its key may be destroyed sooner.";
  return [{ id: String(database.inputs.identifier), what: "automated backups of the database", until, because }];
}

/** How long a lock holds what was kept on purpose, in days from now; by the type that says so. */
const LOCKS: Readonly<Record<string, (lock: Standing) => { name: unknown; days: number } | null>> = {
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": (lock) => {
    const days = daysIn(lock, "maxRetentionDays");
    return days === null ? null : { name: lock.inputs?.backupVaultName, days };
  },
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": (lock) => {
    const days = (lock.inputs?.rule as { defaultRetention?: { days?: unknown } } | undefined)?.defaultRetention?.days;
    return typeof days === "number" ? { name: lock.inputs?.bucket, days } : null;
  },
};

/**
 * What is left of a tenant that was taken down: what was kept on purpose, and what waits for its end.
 * @param kept the resources that stay
 * @param gone the others, as they stood
 * @param now when they went
 */
export function remainsOf(kept: readonly Standing[], gone: readonly Standing[], now: Date): Remain[] {
  const held = locksOf(kept, now);
  const stays = kept.map((standing) => ({ urn: standing.urn, ...staying(standing, held) }));
  const leaves = gone.flatMap((standing) => {
    const left = LEAVES[standing.type]?.(standing, now) ?? [];
    return [left].flat().map((each) => ({ urn: standing.urn, ...each }));
  });
  const remains: Remain[] = [...stays, ...leaves];
  return remains.sort((a, b) => compare(a.urn ?? "", b.urn ?? "") || compare(a.id, b.id));
}

/** When each vault or bucket that a lock holds is free, by the name the cloud knows it by. */
function locksOf(kept: readonly Standing[], now: Date): ReadonlyMap<unknown, string> {
  const locks = kept.map((standing) => LOCKS[standing.type]?.(standing) ?? null).filter((lock) => lock !== null);
  return new Map(locks.map(({ name, days }) => [name, after(now, days)]));
}

function staying(standing: Standing, held: ReadonlyMap<unknown, string>): Left {
  const names = [standing.id, standing.inputs?.name, standing.inputs?.bucket, standing.inputs?.backupVaultName];
  const lock = names.map((name) => held.get(name)).find((until) => until !== undefined);
  const what = standing.type.split("/").at(-1)?.split(":").at(-1) ?? standing.type;
  const about = { id: standing.id ?? "", what: `${words(what)}, kept on purpose` };
  if (lock !== undefined) {
    return {
      ...about,
      until: lock,
      because: "A lock keeps what lies here until its longest term ends; nobody can shorten it.",
    };
  }
  const because =
    standing.type === "aws:kms/key:Key"
      ? "What a lock keeps is sealed under it; destroying it by hand is what erases that."
      : "What a lock keeps depends on it, so it stays as long as that.";
  return { ...about, until: null, because };
}

/** `VaultLockConfiguration` as `vault lock configuration`. */
function words(type: string): string {
  return type.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}

function daysIn({ inputs = {}, outputs = {} }: Standing, name: string): number | null {
  const days = inputs[name] ?? outputs[name];
  return typeof days === "number" ? days : null;
}

function after(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY_MS).toISOString();
}
