import type { Tenant } from "../spec/index.ts";
import { countryName, listed, placeName } from "./names.ts";
import type { Refusal } from "./settled.ts";
import type { Objection } from "./suits.ts";
import type { Jurisdiction, Region } from "./tables.ts";

/** What the law needs to know about the customer before a place can be sought. */
export function missingFacts(tenant: Tenant, entry: Jurisdiction): Refusal[] {
  return [...stateRefusals(tenant, entry), ...specialRefusals(tenant, entry)];
}

/** What has to be written down because of where the data goes: an acceptance, and a mail host where the place has none. */
export function missingForPlace(tenant: Tenant, data: Region, copy: Region, accept: readonly Objection[]): Refusal[] {
  return [...acceptanceRefusals(tenant, data, copy, accept), ...mailRefusals(tenant, data)];
}

function stateRefusals({ customer }: Tenant, entry: Jurisdiction): Refusal[] {
  if (entry.states.length === 0 || (customer.state !== undefined && entry.states.includes(customer.state))) return [];
  const binding = [...new Set(Object.values(entry.law).flatMap(({ states }) => Object.keys(states)))];
  const why = binding.length > 0 ? `; ${listed(binding)} have rules of their own` : "";
  const problem =
    customer.state === undefined
      ? "We need to know the state or province"
      : `${customer.state} is no state or province of ${countryName(entry.country)}`;
  return [
    {
      path: "customer.state",
      found: customer.state ?? "nothing",
      say: `${problem}${why}. Write its two letters.`,
      source: entry.regimes.join(", "),
      alternatives: [],
    },
  ];
}

function specialRefusals({ data }: Tenant, entry: Jurisdiction): Refusal[] {
  const known = entry.special.map(({ id, data: means }) => ({ write: id, means }));
  return data.special.flatMap((word, index) => {
    if (known.some(({ write }) => write === word)) return [];
    const say = `The law of ${countryName(entry.country)} as we have read it names no kind of data called ${word}.`;
    return [
      { path: `data.special.${index}`, found: word, say, source: "law/data/jurisdictions.json", alternatives: known },
    ];
  });
}

function acceptanceRefusals(tenant: Tenant, data: Region, copy: Region, accept: readonly Objection[]): Refusal[] {
  if (tenant.place.accepted !== undefined) return [];
  const { country } = tenant.customer;
  const away = [
    ...(data.country === country ? [] : [`its data would leave ${countryName(country)} for ${placeName(data)}`]),
    ...(copy.country === country ? [] : [`its backups would leave ${countryName(country)} for ${placeName(copy)}`]),
  ];
  const limits = [...new Set(accept.map(({ say }) => say))];
  if (away.length === 0 && limits.length === 0) return [];
  const agreed = [
    ...(away.length > 0 ? [`that ${listed(away)}`] : []),
    ...(limits.length > 0 ? ["to that limit"] : []),
  ];
  const say = [
    ...limits,
    `The customer has to agree in writing ${listed(agreed)}: write where it did under place.accepted.`,
  ];
  const source = accept[0]?.source ?? "the platform's rule: nothing leaves the country unless the customer agreed";
  return [{ path: "place.accepted", found: "nothing", say: say.join(" "), source, alternatives: [] }];
}

function mailRefusals({ mail }: Tenant, region: Region): Refusal[] {
  if (!mail || mail.relay !== undefined || !region.lacks?.includes("ses")) return [];
  return [
    {
      path: "mail.relay",
      found: "nothing",
      say: `The cloud in ${placeName(region)} has no mail service, so mail from ${mail.domain} needs a mail host of its own, in a country where the data may be.`,
      source: `law/data/regions.json, ${region.code}`,
      alternatives: [],
    },
  ];
}
