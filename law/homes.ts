import type { Tenant } from "../spec/index.ts";
import { demand } from "./bounds.ts";
import { countryName, placeName, sentence } from "./names.ts";
import { type Case, noDataCentre, regionsIn } from "./place.ts";
import type { Home, Reason } from "./settled.ts";
import type { Region } from "./tables.ts";

/** Where each kind of thing lives, and why. */
export function homesOf(tenantCase: Case, data: Region, copy: Region): Home[] {
  const { tenant } = tenantCase;
  const at = (what: Home["what"], say: string): Home => {
    const reason: Reason = {
      kind: "preference",
      say,
      source: "the platform's rule: everything of a tenant stays with its data",
    };
    return { what, region: data.code, account: "tenant", reason };
  };
  return [
    { what: "data", region: data.code, account: "tenant", reason: dataReason(tenantCase, data) },
    at("backup", `Backups are made beside the data, in ${placeName(data)}.`),
    ...(tenant.backups.separate
      ? [
          {
            what: "copy" as const,
            region: copy.code,
            account: "backup" as const,
            reason: copyReason(tenantCase, data, copy),
          },
        ]
      : []),
    at("logs", `Logs hold traces of the same people, so they stay with the data in ${placeName(data)}.`),
    at("keys", `The keys to the data stay with it in ${placeName(data)}.`),
    at("secrets", `Passwords and certificates stay with the system in ${placeName(data)}.`),
    at("state", `The record of what was built stays with it in ${placeName(data)}.`),
    at("state-key", `The key to the record of what was built stays with it in ${placeName(data)}.`),
  ];
}

function dataReason(tenantCase: Case, region: Region): Reason {
  const { tenant, bounds, entry } = tenantCase;
  const own = tenant.customer.country;
  const where = placeName(region);
  const bound = bounds[0];
  const asks = bound && bound.scope !== "none" ? ` ${sentence(demand(bound, own))}.` : "";
  const none = regionsIn(tenantCase, own).length === 0 ? ` ${noDataCentre(tenantCase, own)}` : "";
  const wish =
    tenant.place.wish && region.country !== own
      ? ` The customer would move to ${countryName(own)} once that is possible.`
      : "";
  if (bound?.scope === "country")
    return { kind: "law", say: `The system and its data are in ${where}.${asks}`, source: bound.source };
  const lead = wishOf(tenant, tenant.place.data, region);
  const contract = tenant.place.data !== "nearest-allowed" || tenant.place.accepted !== undefined;
  return {
    kind: contract ? "contract" : "preference",
    say: `${lead}, so the system and its data are in ${where}.${none}${asks}${wish}`,
    source: contract ? (tenant.place.accepted ?? tenant.contract.reference) : entry.regimes.join(", "),
  };
}

function copyReason({ tenant, bounds }: Case, data: Region, copy: Region): Reason {
  const own = tenant.customer.country;
  const apart = copy.code === data.code ? "in an account of its own" : "in another place and an account of its own";
  const say = `The copy that an intruder can't delete is in ${placeName(copy)}, ${apart}. ${wishOf(tenant, tenant.place.backups, copy)}.`;
  const bound = bounds[0];
  if (bound?.scope === "country" && copy.country === own)
    return { kind: "law", say: `${say} ${sentence(demand(bound, own))}.`, source: bound.source };
  return { kind: "contract", say, source: tenant.place.accepted ?? tenant.contract.reference };
}

function wishOf({ customer }: Tenant, wish: string, region: Region): string {
  const own = countryName(customer.country);
  if (wish === "in-country" || wish === customer.country) return `The contract says ${own}`;
  if (wish !== "nearest-allowed") return `The contract names ${countryName(wish)}`;
  return region.country === customer.country
    ? `The nearest place the law allows is ${own} itself`
    : `The contract asks for the nearest place the law allows`;
}
