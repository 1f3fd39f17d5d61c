import type { Product } from "../../spec/index.ts";
import type { Books } from "./books.ts";
import { releases } from "./choices.ts";
import { answerAt, type Draft } from "./draft.ts";
import type { Field } from "./fields.ts";

/** Letters that fall apart into two, or into another, where accents are taken off. */
const LETTERS: Readonly<Record<string, string>> = {
  æ: "ae",
  ø: "o",
  å: "a",
  ß: "ss",
  œ: "oe",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
};
const LONGEST_NAME = 20;

/** What most would answer at a field, as they would type it; null where nobody can know. */
export function suggestionAt(field: Field, draft: Draft, books: Books): string | null {
  const product = books.products.find(({ name }) => name === answerAt(draft, "product.name"));
  const { initial, path } = field;
  switch (path) {
    case "name":
      return nameFrom(answerAt(draft, "customer.organisation"), books.taken);
    case "product.version":
      return releases(Object.keys(product?.releases ?? {}))[0] ?? null;
    case "backups.keep.daily":
      return promised("daily", product, books) ?? "30 days";
    case "backups.keep.monthly":
      return promised("monthly", product, books);
    case "access.from":
      return promised("operators-from", product, books);
    case "availability.lose":
      return product?.database.recovery === "backups" ? "26 hours" : typed(initial);
    case "contract.signed":
      return books.today;
    default:
      return typed(initial);
  }
}

function promised(
  term: "daily" | "monthly" | "operators-from",
  product: Product | undefined,
  { promises }: Books,
): string | null {
  const terms = (product && promises.get(product.name)) ?? [];
  const said = terms.flatMap(({ terms }) => terms[term] ?? []).find((one) => one !== "agreed");
  return said?.replace(" unless agreed", "") ?? null;
}

function typed(initial: unknown): string | null {
  if (initial === undefined || (Array.isArray(initial) && initial.length === 0)) return null;
  return Array.isArray(initial) ? initial.join(", ") : String(initial);
}

/** A tenant's name out of the customer's: its first words, as far as they fit; null where no letter of it is Latin. */
function nameFrom(organisation: unknown, taken: readonly string[]): string | null {
  if (typeof organisation !== "string") return null;
  const plain = organisation.toLowerCase().replace(/[^a-z0-9]/g, (letter) => LETTERS[letter] ?? letter);
  const words =
    plain
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .match(/[a-z0-9]+/g) ?? [];
  const first = words.findIndex((word) => /^[a-z]/.test(word));
  const name = words
    .slice(first, first + 2)
    .join("-")
    .slice(0, LONGEST_NAME)
    .replace(/-+$/, "");
  const short = words[first] ?? "";
  const fits = [short.slice(0, LONGEST_NAME), name].find((one) => one.length >= 3 && !taken.includes(one));
  return first < 0 ? null : (fits ?? null);
}
