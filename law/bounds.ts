import type { Tenant } from "../spec/index.ts";
import { countryName } from "./names.ts";
import { type Jurisdiction, type LawClass, type LawRule, law, type Region, type Scope } from "./tables.ts";

/** One thing the law says about where this tenant's data may be. */
export interface Bound {
  readonly scope: Scope;
  /** Countries that count as the customer's own. */
  readonly also: readonly string[];
  /** What it is about: `health data`. */
  readonly about: string;
  readonly source: string;
  /** What somebody has to see to besides the place. */
  readonly needs: readonly string[];
}

const CLASSES: readonly LawClass[] = ["health", "hr", "legal"];
const WORDS: Record<LawClass, string> = { health: "health data", hr: "personnel data", legal: "legal files" };
const STRICTEST: readonly Scope[] = ["country", "eu", "eea", "adequate", "safeguards", "blocklist", "none"];

/** The classes of the law a tenant's data fall under, its own first; a kind without a rule of its own falls under all. */
function lawClasses(tenant: Tenant): readonly LawClass[] {
  const own = CLASSES.filter((one) => tenant.data.classes.includes(one));
  return own.length === new Set(tenant.data.classes).size ? own : [...new Set([...own, ...CLASSES])];
}

/** Everything the law says about the place of this tenant's data, strictest first. */
export function boundsOf(tenant: Tenant, entry: Jurisdiction): Bound[] {
  const byClass = lawClasses(tenant).flatMap((one) => [
    general(tenant, entry, one, entry.law[one]),
    ...stateBounds(tenant, entry, one, entry.law[one]),
  ]);
  const special = entry.special
    .filter(({ id }) => tenant.data.special.includes(id))
    .map(({ scope, data, source }): Bound => ({ scope, also: [], about: data, source, needs: [] }));
  return [...byClass, ...special].sort((a, b) => STRICTEST.indexOf(a.scope) - STRICTEST.indexOf(b.scope));
}

/** Whether the law lets this tenant's data be in a region, as of a day (`YYYY-MM-DD`). */
export function allows(bound: Bound, region: Region, customer: string, day: string): boolean {
  if (region.country === customer || bound.also.includes(region.country)) return true;
  switch (bound.scope) {
    case "country":
      return false;
    case "eu":
      return law.eu.includes(region.country);
    case "eea":
      return law.eea.includes(region.country);
    case "adequate":
      return law.eea.includes(region.country) || (law.eea.includes(customer) && isAdequate(region.country, day));
    case "safeguards":
    case "blocklist":
    case "none":
      return true;
  }
}

/** What a bound asks for, as a sentence's middle: `health data in TX must stay in the United States`. */
export function demand({ scope, about, also }: Bound, customer: string): string {
  const own = [customer, ...also].map(countryName).join(" or ");
  const where: Record<Scope, string> = {
    country: `must stay in ${own}`,
    eu: "must stay in the European Union",
    eea: "must stay in the European Economic Area",
    adequate: "may only be where the law protects it equally well",
    safeguards: "may leave the country only with safeguards",
    blocklist: "may not go to countries on a list",
    none: "may be anywhere by law",
  };
  return `${about} ${where[scope]}`;
}

function general(tenant: Tenant, entry: Jurisdiction, one: LawClass, rule: LawRule): Bound {
  const scope = tenant.customer.kind === "public" ? (rule.public ?? rule.scope) : rule.scope;
  const whose = rule.public && tenant.customer.kind === "public" ? " of public bodies" : "";
  const kind = tenant.data.classes.includes(one) ? WORDS[one] : "data without a rule of its own";
  const about = `${kind}${whose} in ${countryName(entry.country)}`;
  return { scope, also: [], about, source: entry.regimes.join(", "), needs: rule.needs };
}

function stateBounds({ customer, contract, data }: Tenant, entry: Jurisdiction, one: LawClass, rule: LawRule): Bound[] {
  const state = customer.state === undefined ? undefined : rule.states[customer.state];
  if (!state || (state.only === "public" && customer.kind !== "public")) return [];
  if (state.since !== undefined && state.since > contract.ends) return [];
  const laws = entry.regimes.filter((regime) => regime.includes(customer.state ?? ""));
  const kind = data.classes.includes(one) ? WORDS[one] : "data without a rule of its own";
  const about = `${kind} in ${customer.state}`;
  return [
    {
      scope: state.scope,
      also: state.also,
      about,
      source: laws.join(", ") || entry.regimes.join(", "),
      needs: state.needs,
    },
  ];
}

function isAdequate(country: string, day: string): boolean {
  return law.adequacy.countries.some(
    (one) => one.country === country && !one.only && (one.since ?? "") <= day && day <= (one.until ?? "9999-12-31"),
  );
}
