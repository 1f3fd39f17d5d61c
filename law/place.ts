import type { Tenant } from "../spec/index.ts";
import { allows, type Bound, demand } from "./bounds.ts";
import { countryName, listed, placeName, sentence } from "./names.ts";
import type { Refusal } from "./settled.ts";
import { type Objection, objectionsTo } from "./suits.ts";
import { type Jurisdiction, law, type Region, regionOf, regions } from "./tables.ts";

/** What is known of a tenant while its place is sought. */
export interface Case {
  readonly tenant: Tenant;
  readonly entry: Jurisdiction;
  readonly bounds: readonly Bound[];
  /** Day whose law counts, `YYYY-MM-DD`. */
  readonly day: string;
}

/** A region for the data, with what the customer has to accept there; or why there is none. */
export type Placed =
  | { readonly region: Region; readonly accept: readonly Objection[] }
  | { readonly refusals: readonly Refusal[] };

/** Finds the region of the system and its data: the first that wish, law and region allow. */
export function placeData(tenantCase: Case): Placed {
  const { tenant } = tenantCase;
  const wish = tenant.place.data;
  const found = firstFit(tenantCase, wish);
  if ("region" in found) return found;
  const alternatives = alternativesTo(tenantCase, wish);
  if (found.objections.length === 0) return { refusals: [nowhere(tenantCase, wish, alternatives)] };
  return {
    refusals: found.objections.map(({ path, found, say, source, instead }) => ({
      path,
      found,
      say,
      source,
      alternatives: [...instead, ...(path === "place.data" ? alternatives : [])],
    })),
  };
}

/** Regions of the entry's own lists that belong to the cloud asked for, own country first. */
function offered({ tenant, entry }: Case): Region[] {
  const sovereign =
    tenant.place.cloud === "sovereign" && law.eea.includes(entry.country) ? law.eeaSovereignRegions : [];
  const partition = tenant.place.cloud === "sovereign" ? "aws-eusc" : (entry.partition ?? "aws");
  const codes = entry.placement === "refuse" ? entry.regions : [...entry.regions, ...entry.fallback, ...sovereign];
  return [...new Set(codes)].flatMap((code) => regionOf(code) ?? []).filter((region) => region.partition === partition);
}

/** Whether the law lets this tenant's data be in a region. */
export function lawful({ tenant, bounds, day }: Case, region: Region): boolean {
  return bounds.every((bound) => allows(bound, region, tenant.customer.country, day));
}

type Fit =
  | { readonly region: Region; readonly accept: readonly Objection[] }
  | { readonly objections: readonly Objection[] };

function firstFit(tenantCase: Case, wish: string): Fit {
  const { tenant } = tenantCase;
  const own = tenant.customer.country;
  const candidates = offered(tenantCase)
    .filter((region) => wish === "nearest-allowed" || region.country === (wish === "in-country" ? own : wish))
    .filter((region) => lawful(tenantCase, region));
  const judged = candidates.map((region) => ({ region, accept: objectionsTo(region, tenant) }));
  const fit = judged.find(({ accept }) => accept.every(({ weight }) => weight === "accept"));
  return fit ?? { objections: judged[0]?.accept.filter(({ weight }) => weight === "never") ?? [] };
}

function nowhere(tenantCase: Case, wish: string, alternatives: Refusal["alternatives"]): Refusal {
  const { tenant, entry } = tenantCase;
  if (tenant.place.cloud === "sovereign" && offered(tenantCase).length === 0) return noSovereign(tenantCase);
  const country = wish === "in-country" || wish === "nearest-allowed" ? tenant.customer.country : wish;
  const why = whyNot(tenantCase, country, offered(tenantCase));
  return {
    path: "place.data",
    found: wish,
    alternatives,
    say: why.say,
    source: why.source ?? entry.regimes.join(", "),
  };
}

/** Why nothing of this tenant can be in a country: no data centre, the law, or the platform's own choice. */
export function whyNot(
  tenantCase: Case,
  country: string,
  open: readonly Region[],
): { readonly say: string; readonly source: string | null } {
  const { tenant, bounds, day } = tenantCase;
  const own = tenant.customer.country;
  const there = regionsIn(tenantCase, country);
  if (there.length === 0) return { say: noDataCentre(tenantCase, country), source: "law/data/regions.json" };
  const bound = bounds.find((one) => there.every((region) => !allows(one, region, own, day)));
  if (bound)
    return { say: `${sentence(demand(bound, own))}, so not in ${countryName(country)}.`, source: bound.source };
  const where = [...new Set(open.map((region) => countryName(region.country)))];
  return {
    say: `Customers in ${countryName(own)} are placed in ${listed(where, "or")} only, not in ${countryName(country)}.`,
    source: null,
  };
}

/** Regions of a country that belong to the cloud asked for. */
export function regionsIn({ tenant, entry }: Case, country: string): readonly Region[] {
  const partition = tenant.place.cloud === "sovereign" ? "aws-eusc" : (entry.partition ?? "aws");
  return regions.filter((region) => region.country === country && region.partition === partition);
}

/** That a country has none, as a sentence. */
export function noDataCentre({ tenant }: Case, country: string): string {
  const cloud = tenant.place.cloud === "public" ? "cloud" : `${tenant.place.cloud} cloud`;
  return `The ${cloud} we build on has no data centre in ${countryName(country)}.`;
}

function noSovereign({ tenant }: Case): Refusal {
  return {
    path: "place.cloud",
    found: "sovereign",
    say: `The sovereign cloud is for countries of the European Economic Area; there is none for ${countryName(tenant.customer.country)}.`,
    source: "law/data/jurisdictions.json",
    alternatives: [{ write: "public", means: "the public cloud, inside what the law allows" }],
  };
}

function alternativesTo(tenantCase: Case, wish: string): Refusal["alternatives"] {
  const own = tenantCase.tenant.customer.country;
  const abroad = offered(tenantCase)
    .map(({ country }) => country)
    .filter((country) => country !== own);
  const seen = new Set<string>();
  return ["in-country", "nearest-allowed", ...new Set(abroad)].flatMap((write) => {
    const fit = write === wish ? null : firstFit(tenantCase, write);
    if (!fit || !("region" in fit) || seen.has(fit.region.code)) return [];
    seen.add(fit.region.code);
    return [{ write, means: meaning(fit.region, own) }];
  });
}

function meaning(region: Region, own: string): string {
  const leaves =
    region.country === own
      ? ""
      : `, outside ${countryName(own)}: name under accepted where the customer agreed to that`;
  return `the data would be in ${placeName(region)}${leaves}`;
}
