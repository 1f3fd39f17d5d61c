import { placeName } from "./names.ts";
import { type Case, lawful, type Placed, whyNot } from "./place.ts";
import type { Refusal } from "./settled.ts";
import { objectionsToCopy } from "./suits.ts";
import { type Region, regionOf } from "./tables.ts";

/** Finds the region of the protected copy, which always lies in an account of its own. */
export function placeCopy(tenantCase: Case, data: Region): Placed {
  const wish = tenantCase.tenant.place.backups;
  const judged = candidates(tenantCase, data, wish).map((region) => ({
    region,
    accept: objectionsToCopy(data, region, tenantCase.tenant),
  }));
  const fit = judged.find(({ accept }) => accept.every(({ weight }) => weight === "accept"));
  return fit ?? { refusals: [nowhere(tenantCase, data, wish, judged[0]?.accept[0]?.say)] };
}

/** Regions a copy may use, best first: by the entry's order, and beside the data or away from it as the entry says. */
function candidates(tenantCase: Case, data: Region, wish: string): Region[] {
  const { entry, tenant } = tenantCase;
  const own = tenant.customer.country;
  const { first, second } = entry.backup;
  const abroad = [...second, ...(first === "fallback-region" ? entry.fallback : [])];
  const others = [...entry.regions, ...abroad]
    .flatMap((code) => regionOf(code) ?? [])
    .filter(({ code }) => code !== data.code);
  const inCountry = others.filter(({ country }) => country === own);
  const outside = others.filter(({ country }) => country !== own);
  const beside = first === "same-region" && (wish !== "nearest-allowed" || data.country === own);
  const ordered = beside
    ? [data, ...inCountry, ...outside]
    : [...inCountry, ...(first === "fallback-region" ? outside : []), data, ...outside];
  return [...new Set(ordered)]
    .filter(({ partition }) => partition === data.partition)
    .filter(({ country }) => wish === "nearest-allowed" || country === (wish === "in-country" ? own : wish))
    .filter((region) => lawful(tenantCase, region));
}

function nowhere(tenantCase: Case, data: Region, wish: string, objection: string | undefined): Refusal {
  const { tenant, entry } = tenantCase;
  const country = wish === "in-country" || wish === "nearest-allowed" ? tenant.customer.country : wish;
  const why = whyNot(tenantCase, country, candidates(tenantCase, data, "nearest-allowed"));
  return {
    path: "place.backups",
    found: wish,
    say: `The protected copy of the backups can't be there. ${objection ?? why.say}`,
    source: why.source ?? entry.regimes.join(", "),
    alternatives: alternatives(tenantCase, data, wish),
  };
}

function alternatives(tenantCase: Case, data: Region, wish: string): Refusal["alternatives"] {
  const seen = new Set<string>();
  return ["in-country", "nearest-allowed", data.country].flatMap((write) => {
    const region =
      write === wish
        ? undefined
        : candidates(tenantCase, data, write).find((one) =>
            objectionsToCopy(data, one, tenantCase.tenant).every(({ weight }) => weight === "accept"),
          );
    if (!region || seen.has(region.code)) return [];
    seen.add(region.code);
    return [{ write, means: `the protected copy would be in ${placeName(region)}` }];
  });
}
