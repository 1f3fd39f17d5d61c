import type { Tenant } from "../spec/index.ts";
import { countryName, listed } from "./names.ts";
import type { Refusal } from "./settled.ts";
import { type Jurisdiction, law } from "./tables.ts";

/** The entry of the law tables that governs a tenant, or why there is none. */
export function jurisdictionOf(tenant: Tenant): { readonly entry: Jurisdiction } | { readonly refusal: Refusal } {
  const { country } = tenant.customer;
  const government = tenant.place.cloud === "government";
  const entry = law.jurisdictions.find(
    (one) => one.country === country && (one.partition !== undefined) === government,
  );
  if (entry) return { entry };
  if (government) return { refusal: noGovernmentCloud(country) };
  const unread = law.unread.eea.find((one) => one.country === country);
  return unread ? { entry: byEeaList(unread) } : { refusal: unreadCountry(country) };
}

/** Whether nobody has read the country's own law: only what binds the whole EEA is known. */
export function isUnread(entry: Jurisdiction): boolean {
  return law.unread.eea.some(({ country }) => country === entry.country);
}

function byEeaList({ country, nearest }: { readonly country: string; readonly nearest: string[] }): Jurisdiction {
  const rule = { scope: "eea" as const, states: {}, needs: [] };
  return {
    id: country,
    country,
    regimes: ["GDPR"],
    law: { health: rule, hr: rule, legal: rule },
    special: [],
    states: [],
    placement: "fallback",
    regions: [],
    fallback: nearest,
    backup: { first: "fallback-region", second: nearest },
    confidence: "low",
    verified: false,
    sources: [],
  };
}

function unreadCountry(country: string): Refusal {
  return {
    path: "customer.country",
    found: country,
    say: `Nobody here has read the law of ${countryName(country)} yet, so we can't promise where its data may be. Ask the vendor to have it read.`,
    source: "law/data/jurisdictions.json, unread",
    alternatives: [],
  };
}

function noGovernmentCloud(country: string): Refusal {
  const sovereign = law.eea.includes(country);
  const offered = law.jurisdictions.filter(({ partition }) => partition).map((one) => countryName(one.country));
  return {
    path: "place.cloud",
    found: "government",
    say: `There is a government cloud for ${listed(offered)} only, none for ${countryName(country)}.`,
    source: "law/data/jurisdictions.json",
    alternatives: [
      ...(sovereign
        ? [{ write: "sovereign", means: "a cloud run from within the EU, apart from the public one" }]
        : []),
      { write: "public", means: "the public cloud, inside what the law allows" },
    ],
  };
}
