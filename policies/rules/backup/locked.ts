import { type Graph, isType, ofType, type Resource, referents, referrers } from "../../../graph/index.ts";
import { longestDays } from "../../proofs/calendar/index.ts";
import { number, text, Unproven } from "../../read.ts";
import type { Subject } from "../../verdict.ts";
import { supportBuckets } from "../data/index.ts";
import { recordBuckets } from "../logging/sinks.ts";
import { longestPromise } from "./promised.ts";

const VAULT_LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const OBJECT_LOCK = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const RETENTION = "rule.defaultRetention";
const KEY = "aws:kms/key:Key";

/** What nobody can delete before its time, not even an administrator. */
export interface Locked {
  /** The vault or bucket. */
  readonly holder: Resource;
  /** Most days that something in it stays locked. */
  readonly days: number;
  /** Most days that something in it was promised to stay. */
  readonly promised: number;
  /** True where the law has it kept, whatever else was promised. */
  readonly byLaw: boolean;
  /** Keys of this stack under which it lies. */
  readonly keys: readonly Resource[];
}

/** Locks that nobody can lift. Throws `Unproven` where that can't be known. */
export const isStrict = (lock: Resource): boolean =>
  lock.type === VAULT_LOCK
    ? number(lock, "changeableForDays") !== undefined
    : text(lock, `${RETENTION}.mode`) === "COMPLIANCE";

/** Every lock there is. */
export const allLocks = (graph: Graph): readonly Resource[] => [
  ...ofType(graph, VAULT_LOCK),
  ...ofType(graph, OBJECT_LOCK),
];

/** What a lock holds. Throws `Unproven` where that can't be known. */
export function lockedBy(subject: Subject, lock: Resource): Locked {
  return lock.type === VAULT_LOCK ? lockedVault(subject, lock) : lockedBucket(subject, lock);
}

function lockedVault(subject: Subject, lock: Resource): Locked {
  const days = number(lock, "maxRetentionDays");
  const holder = ofType(subject.graph, "aws:backup/vault:Vault").find(
    (vault) => lock.refs.backupVaultName?.includes(vault.urn) || vault.inputs.name === lock.inputs.backupVaultName,
  );
  if (holder === undefined) throw new Unproven(`Which vault ${lock.name} locks can't be known`);
  if (days === undefined) throw new Unproven(`For how long ${lock.name} locks copies at most isn't said`);
  return { holder, days, promised: longestPromise(subject), byLaw: false, keys: keysOf(subject.graph, holder) };
}

function lockedBucket(subject: Subject, lock: Resource): Locked {
  const { graph, settled } = subject;
  const days = number(lock, `${RETENTION}.days`) ?? 366 * (number(lock, `${RETENTION}.years`) ?? 0);
  const [holder] = referents(graph, lock, "bucket");
  if (holder === undefined) throw new Unproven(`Which bucket ${lock.name} locks can't be known`);
  const [encryption] = referrers(graph, ENCRYPTION, "bucket", holder);
  const keys = encryption === undefined ? [] : keysOf(graph, encryption);
  const { span, reason } = settled.terms.logs;
  if (recordBuckets(graph).includes(holder)) {
    const promised = longestDays(span.text) ?? Math.ceil(span.hours / 24);
    return { holder, days, promised, byLaw: reason.kind === "law", keys };
  }
  return { holder, days, promised: shortestTerm(subject, holder), byLaw: false, keys };
}

/** People's files go when their folder's term ends; deleted sooner, they stay no longer than any copy that was promised. */
function shortestTerm(subject: Subject, bucket: Resource): number {
  const { files, access } = subject.settled.tenant;
  const isSupport = supportBuckets(subject.graph, access.folder?.name).includes(bucket);
  const terms = isSupport ? [access.folder?.keep] : files.map(({ keep }) => keep);
  return Math.min(longestPromise(subject), ...terms.flatMap((term) => longestDays(term ?? "") ?? []));
}

/** Keys of this stack that any property names. */
function keysOf(graph: Graph, user: Resource): readonly Resource[] {
  return Object.keys(user.refs).flatMap((property) => referents(graph, user, property).filter((to) => isType(to, KEY)));
}

/** Keys under which backups lie: they are destroyed when the contract is over. */
export const copyKeys = (graph: Graph): readonly Resource[] =>
  ofType(graph, "aws:backup/vault:Vault").flatMap((vault) => keysOf(graph, vault));
