import { countryName, type Housed, regionOf, type Settled } from "../law/index.ts";
import { parseSpan } from "../spec/index.ts";

/** What a promise may put a number or a place to. */
export const TERMS = [
  "backups-in",
  "closed-cases",
  "daily",
  "data-in",
  "debtors-without-cases",
  "every",
  "folders",
  "hold",
  "lose",
  "monthly",
  "operators-from",
  "people",
  "report",
  "return",
  "support-folder",
  "test",
] as const;

export type TermName = (typeof TERMS)[number];

type Holds = (agreed: string, promised: string) => boolean;

interface Kind {
  /** What this tenant's contract and law come to; null where they say nothing. */
  readonly agreed: (settled: Settled) => string | null;
  /** Whether what was agreed is as good as what was promised. @default it must be the same */
  readonly holds?: Holds;
  /** True where something else than what the vendor promises is the customer's own choice. */
  readonly chosen?: true;
}

const hours = (text: string): number => parseSpan(text).hours;
const atLeast: Holds = (agreed, promised) => hours(agreed) >= hours(promised);
const atMost: Holds = (agreed, promised) => hours(agreed) <= hours(promised);

/** Longest time between two copies that each wish of `backups.every` stands for, by the clock. */
const EVERY = { hour: "1 hour", "4 hours": "4 hours", day: "24 hours", night: "24 hours" } as const;

const KINDS: Readonly<Record<TermName, Kind>> = {
  "backups-in": { agreed: (settled) => countriesOf(settled, "backup", "copy"), chosen: true },
  "closed-cases": { agreed: ({ tenant }) => tenant.cleanup["closed-cases"] ?? null },
  daily: { agreed: ({ tenant }) => tenant.backups.keep.daily ?? null, holds: atLeast },
  "data-in": { agreed: (settled) => countriesOf(settled, "data"), chosen: true },
  "debtors-without-cases": { agreed: ({ tenant }) => tenant.cleanup["debtors-without-cases"] ?? null },
  every: { agreed: ({ tenant }) => EVERY[tenant.backups.every], holds: atMost },
  folders: { agreed: ({ tenant }) => tenant.files.map(({ folder, keep }) => `${folder}: ${keep}`).join(", ") },
  hold: { agreed: ({ terms }) => terms.erasure.span.text },
  lose: { agreed: ({ terms }) => terms.lose.span.text, holds: atMost },
  monthly: { agreed: ({ tenant }) => tenant.backups.keep.monthly ?? null, holds: atLeast },
  "operators-from": { agreed: ({ tenant }) => tenant.access.from.join(", ") },
  people: { agreed: ({ tenant }) => String(tenant.access.people) },
  report: { agreed: ({ terms }) => terms.breach.span.text, holds: atMost },
  return: { agreed: ({ terms }) => terms.return.span.text, holds: atMost },
  "support-folder": { agreed: ({ tenant }) => tenant.access.folder?.keep ?? null },
  test: { agreed: ({ tenant }) => tenant.backups.test },
};

/** Terms that name countries, by their codes. */
const COUNTRIES: readonly TermName[] = ["backups-in", "data-in", "operators-from"];

/** What a term was promised or agreed to be, for people: countries by their names. */
export function sayTerm(term: TermName, value: string): string {
  return COUNTRIES.includes(term) ? value.split(", ").map(countryName).join(", ") : value;
}

/** A number or place of a promise, as the vendor says it and as this tenant's contract has it. */
export interface OwedTerm {
  readonly term: TermName;
  /** Null when the vendor leaves it to the contract. */
  readonly promised: string | null;
  /** Null when the contract says nothing of it. */
  readonly agreed: string | null;
  /** `held`: as good as promised. `chosen`: the customer chose something else. `short`: less than promised. */
  readonly is: "held" | "chosen" | "short";
}

const UNLESS = " unless agreed";

/** Holds what a book says of one term, such as `365 days unless agreed`, against what this tenant's contract has. */
export function owedTerm(term: TermName, says: string, settled: Settled): OwedTerm {
  const { agreed: read, holds = Object.is, chosen } = KINDS[term];
  const agreed = read(settled);
  if (says === "agreed") return { term, promised: null, agreed, is: agreed === null ? "short" : "held" };
  const promised = says.replace(UNLESS, "");
  const held = agreed !== null && (says.endsWith(UNLESS) || holds(agreed, promised));
  return { term, promised, agreed, is: held ? "held" : chosen ? "chosen" : "short" };
}

/** Countries of some homes, each once. */
function countriesOf({ homes }: Settled, ...whats: readonly Housed[]): string | null {
  const regions = homes.filter(({ what }) => whats.includes(what)).map(({ region }) => region);
  return [...new Set(regions.map((region) => regionOf(region)?.country ?? region))].join(", ") || null;
}
