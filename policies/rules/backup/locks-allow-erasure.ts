import { daysAfter, longestDays, readDay, sayDay } from "../../proofs/calendar/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { allLocks, copyKeys, isStrict, type Locked, lockedBy } from "./locked.ts";

export const locksAllowErasure: Rule = {
  id: "BKP-14",
  name: "locks-allow-erasure",
  statement:
    "No lock holds records or files past the day on which they were promised to be gone, and what one holds past the end of the contract can be made unreadable by destroying a key of this tenant's, unless the law has it kept.",
  severity: "high",
  capability: "backup-retention",
  remedy: "lock it for no longer than its term, under a key of its own purpose",
  premises: [],
  check: (subject) =>
    each(allLocks(subject.graph), (lock) => (isStrict(lock) ? judgeLock(subject, lockedBy(subject, lock)) : [])),
};

function judgeLock(subject: Subject, locked: Locked): Finding {
  const { holder, days, promised, byLaw, keys } = locked;
  const { text } = subject.settled.terms.logs.span;
  const copies = copyKeys(subject.graph);
  const facts = { days, promised, ...datesOf(subject, days) };
  const what = `what lies in ${holder.name}`;
  // Of vaults, whose locks say the longest promised term, vault-locked speaks.
  if (days > promised && holder.type !== "aws:backup/vault:Vault")
    return fail(holder, `${what} is locked for ${days} days, and was promised to be gone after ${promised}`, facts);
  if (keys.length === 0)
    return fail(holder, `${what} can be read until ${facts.gone}, for no key of its own seals it`, facts);
  if (byLaw && keys.some((key) => copies.includes(key)))
    return fail(holder, `the law keeps ${what} for ${text}, and the key that seals it goes with the contract`, facts);
  return byLaw
    ? pass(holder, `the law keeps ${what} for ${text}, and no lock does for longer`, facts)
    : pass(
        holder,
        `nobody can read ${what} from ${facts.unreadable}, when its key may be destroyed, and it is gone by ${facts.gone}`,
        facts,
      );
}

/** From when its key may be destroyed, and by when the last of it is gone, of what is there when the contract is over. */
function datesOf({ settled }: Subject, days: number): { readonly unreadable: string; readonly gone: string } {
  const { contract, exit } = settled.tenant;
  const over = daysAfter(readDay(contract.ends), longestDays(exit.hold) ?? 0);
  return { unreadable: sayDay(daysAfter(over, 1)), gone: sayDay(daysAfter(over, days + 1)) };
}
