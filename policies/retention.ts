import { Unproven } from "./read.ts";
import { type Ending, endOf, type Remainder, remainderOf } from "./rules/backup/remainder.ts";
import { nounOf, storesOf } from "./rules/backup/stores.ts";
import type { Subject } from "./verdict.ts";

/** How long what is deleted from one store outlives that, and what there is to go back to meanwhile. */
export interface Retention extends Remainder, Ending {
  /** Urn of the store. */
  readonly resource: string;
  /** What kind of thing it is, in a word: `database`. */
  readonly noun: string;
}

/**
 * The dates and reaches that the rule `deleted-data-ends` rests on, of each store with the customer's data. One of which
 * they can't be known is left out: the rule leaves it unproven.
 */
export function retentionOf(subject: Subject): readonly Retention[] {
  return storesOf(subject).flatMap((store) => {
    try {
      return [{ resource: store.urn, noun: nounOf(store), ...remainderOf(subject, store), ...endOf(subject, store) }];
    } catch (error) {
      if (error instanceof Unproven) return [];
      throw error;
    }
  });
}
