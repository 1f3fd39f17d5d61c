import { ofType, type Resource } from "../../../graph/index.ts";
import { longestDays } from "../../proofs/calendar/index.ts";
import { each, number, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { locksOf } from "./plans.ts";
import { longestPromise } from "./promised.ts";

/** Days in which a new lock can be taken away: AWS's fewest. */
const GRACE = 3;

export const vaultLocked: Rule = {
  id: "BKP-04",
  name: "vault-locked",
  statement: "Vaults are locked in compliance mode with the promised shortest and longest retention.",
  severity: "high",
  capability: "data-integrity",
  remedy: "give the vault one lock with changeableForDays, from the shortest promised term to the longest",
  premises: [],
  check: (subject) => each(ofType(subject.graph, "aws:backup/vault:Vault"), (vault) => judgeVault(subject, vault)),
};

function judgeVault(subject: Subject, vault: Resource): Finding {
  const name = text(vault, "name");
  if (name === undefined) return unproven(vault, `the name of ${vault.name} is chosen when it is made`);
  const [lock, ...others] = locksOf(subject, name);
  if (others.length > 0) return unproven(vault, `${vault.name} has more than one lock, of which the last wins`);
  if (!lock) return fail(vault, `copies in the vault ${vault.name} can be deleted by its administrators`);
  const grace = number(lock, "changeableForDays");
  const [least, most] = [number(lock, "minRetentionDays") ?? 0, number(lock, "maxRetentionDays") ?? null];
  const terms = promisedDays(subject);
  const [shortest, longest] = [Math.min(...terms), Math.max(...terms)];
  const facts = { grace: grace ?? null, least, most, shortest, longest };
  const says = `the lock of ${vault.name} lets copies`;
  if (grace === undefined || grace > GRACE)
    return fail(
      vault,
      `whoever administers the vault ${vault.name} can take its lock away${grace ? ` for ${grace} days` : ""}`,
      facts,
    );
  if (least < shortest) return fail(vault, `${says} go after ${least} days, and ${shortest} were promised`, facts);
  return most !== null && most >= longest && most <= longestPromise(subject)
    ? pass(
        vault,
        `nobody can delete what is in ${vault.name} for ${least} days, or keep it for more than ${most}`,
        facts,
      )
    : fail(vault, `${says} stay for ${most ?? "any number of"} days, and ${longest} were promised`, facts);
}

/** Days of each promised term, at their longest. */
function promisedDays({ settled }: Subject): readonly number[] {
  const terms = Object.values(settled.tenant.backups.keep).filter((term) => term !== undefined);
  return terms.map((term) => longestDays(term) ?? 0);
}
