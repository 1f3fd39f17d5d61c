import type { Tenant } from "../spec/index.ts";
import { missingFacts, missingForPlace } from "./asks.ts";
import { boundsOf } from "./bounds.ts";
import { placeCopy } from "./copies.ts";
import { homesOf } from "./homes.ts";
import { isUnread, jurisdictionOf } from "./jurisdiction.ts";
import { countryName } from "./names.ts";
import { type Case, placeData } from "./place.ts";
import type { Reason, Refusal, Settled } from "./settled.ts";
import { openZones, zonesNeeded } from "./suits.ts";
import { settleTerms } from "./terms.ts";

/**
 * Fills in everything the law decides about a tenant, or says why it can't be: every refusal at once, in the customer's
 * words. Pure and total: it reads nothing but the tenant and the law tables.
 * @param day whose law counts, `YYYY-MM-DD`. Default: the first day of the contract.
 */
export function settle(tenant: Tenant, day: string = tenant.contract.starts): Settled | readonly Refusal[] {
  const { terms, refusals } = settleTerms(tenant);
  const found = jurisdictionOf(tenant);
  if ("refusal" in found) return [found.refusal, ...refusals];
  const tenantCase: Case = { tenant, entry: found.entry, bounds: boundsOf(tenant, found.entry), day };
  const early = [...missingFacts(tenant, found.entry), ...refusals];
  const data = placeData(tenantCase);
  if ("refusals" in data) return [...early, ...data.refusals];
  const copy = placeCopy(tenantCase, data.region);
  if ("refusals" in copy) return [...early, ...copy.refusals];
  const late = missingForPlace(tenant, data.region, copy.region, [...data.accept, ...copy.accept]);
  if (early.length + late.length > 0) return [...early, ...late];
  const homes = homesOf(tenantCase, data.region, copy.region);
  return {
    tenant,
    partition: data.region.partition,
    suffix: data.region.suffix,
    region: data.region.code,
    zones: openZones(data.region).slice(0, zonesNeeded(tenant)),
    homes,
    allowedRegions: [...new Set(homes.map(({ region }) => region))],
    lacks: data.region.lacks ?? [],
    needs: needsOf(tenantCase),
    terms,
  };
}

/** Whether the law said no. */
export function isRefused(settled: Settled | readonly Refusal[]): settled is readonly Refusal[] {
  return Array.isArray(settled);
}

function needsOf({ entry, bounds }: Case): Reason[] {
  const own = countryName(entry.country);
  const source = entry.regimes.join(", ");
  const asked = bounds.flatMap(({ needs, about, source }) =>
    needs.map((need): Reason => ({ kind: "law", say: `For ${about} there has to be ${need}.`, source })),
  );
  const read = entry.verified
    ? []
    : [
        readingNeed(
          isUnread(entry)
            ? `Only what binds the whole European Economic Area was read, not ${own}'s own law`
            : `What we know of the law in ${own} is not confirmed`,
          source,
        ),
      ];
  return [...asked, ...read];
}

function readingNeed(say: string, source: string): Reason {
  return { kind: "preference", say: `${say}: have a lawyer read it before the first day.`, source };
}
