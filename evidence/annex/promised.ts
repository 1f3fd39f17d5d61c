import { sayTerm } from "../../promises/index.ts";
import type { Entry } from "../ledger.ts";
import type { Sentence } from "../sentence.ts";

/** What a number or place of a promise is about, before it. */
const TERMS: Readonly<Record<Entry["terms"][number]["term"], string>> = {
  "backups-in": "backups in",
  "closed-cases": "closed cases",
  daily: "daily ones for",
  "data-in": "data in",
  "debtors-without-cases": "debtors without cases",
  every: "at least every",
  folders: "folders",
  hold: "after",
  lose: "at most lost",
  monthly: "monthly ones for",
  "operators-from": "from",
  people: "people at most:",
  report: "within",
  return: "back within",
  "support-folder": "emptied after",
  test: "tested",
};

/** Each promise that was sold, with its numbers as this contract has them and what is left to others. */
export function promised(ledger: readonly Entry[]): readonly Sentence[] {
  return ledger
    .filter(({ outcome }) => outcome !== "not-sold")
    .map(({ promised: { id, says, outside, limit, later }, terms }): Sentence => {
      const numbers = terms.flatMap(({ term, agreed }) =>
        agreed === null ? [] : [`${TERMS[term]} ${sayTerm(term, agreed)}`],
      );
      const agreed = numbers.length > 0 ? ` (${numbers.join("; ")})` : "";
      const left = outside === undefined ? "" : ` Left to the ${LEFT[outside.to]}: ${outside.say}`;
      const bounds = [limit, later].map((said) => (said === undefined ? "" : ` ${said}`)).join("");
      return { says: `${says.replace(/\.$/, "")}${agreed}.${left}${bounds}`, source: { kind: "promise", ref: id } };
    });
}

/** Who does what is left of a promise. */
export const LEFT = { application: "application", organisation: "organisations on either side" } as const;
