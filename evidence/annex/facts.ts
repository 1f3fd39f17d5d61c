import type { Sentence } from "../sentence.ts";
import type { Agreed } from "./annex.ts";
import { end, retention } from "./end.ts";
import { places, recipients } from "./where.ts";
import { contacts, parties, subject } from "./who.ts";

/**
 * Each fact of a contract by what it is about: the path of a field, the name of a term that was settled, or `home-of.` and
 * what lives there.
 */
export function factsOf({ settled, platform }: Pick<Agreed, "settled" | "platform">): ReadonlyMap<string, Sentence> {
  const { tenant } = settled;
  const homes = places(settled).flatMap((one) => one.source.ref.split(", ").map((what) => [`home-of.${what}`, one]));
  const facts = [
    parties(tenant, platform),
    subject(tenant),
    contacts(tenant, platform),
    recipients(settled),
    retention(settled),
    end(settled),
  ].flat();
  return new Map([...homes, ...facts.map((one) => [one.source.ref, one])] as [string, Sentence][]);
}
