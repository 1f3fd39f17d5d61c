import type { Tenant } from "../spec/index.ts";
import { placeName } from "./names.ts";
import { features, type Region } from "./tables.ts";

/** Something a region can't do for a tenant, or can't be shown to do. */
export interface Objection {
  /** Field of the tenant file that asks for it. */
  readonly path: string;
  readonly found: string;
  readonly say: string;
  readonly source: string;
  /** `never`: it can't be had there. `accept`: only if the customer accepts it in writing. */
  readonly weight: "never" | "accept";
  /** What the file could say instead, at the same path. */
  readonly instead: readonly { readonly write: string; readonly means: string }[];
}

/** Zones a tenant of this plan needs: three for large, two otherwise. */
export function zonesNeeded(tenant: Tenant): number {
  return tenant.size.plan === "large" ? 3 : 2;
}

/** Zones of a region that everything we run can use, in the region's own order. */
export function openZones(region: Region): string[] {
  return region.zoneIds.filter((zone) => !region.zonesWithoutEks.includes(zone));
}

/** Everything that speaks against running this tenant in a region, law aside. */
export function objectionsTo(region: Region, tenant: Tenant): Objection[] {
  return [
    ...status(region, tenant),
    ...zones(region, tenant),
    ...services(tenant).flatMap((service) => absent(service, region)),
    ...needs(tenant).flatMap((need) => lacking(need, region)),
  ];
}

/** What speaks against a protected copy in another region. */
export function objectionsToCopy(from: Region, to: Region, tenant: Tenant): Objection[] {
  if (from.code === to.code) return [];
  const path = "place.backups";
  const need = {
    feature: "backup-copy-across-regions",
    path,
    found: tenant.place.backups,
    task: "copy backups to another place",
  };
  return [...status(to, tenant, path), ...lacking(need, from)];
}

interface Need {
  readonly feature: string;
  readonly path: string;
  readonly found: string;
  readonly task: string;
}

function needs(tenant: Tenant): Need[] {
  const { backups, connections, access } = tenant;
  const vpn = connections.vpn.length > 0 || access.way === "vpn";
  return [
    ...(backups.separate
      ? [
          {
            feature: "backup-copy-across-accounts",
            path: "backups.separate",
            found: "true",
            task: "keep a copy that an intruder can't delete",
          },
        ]
      : []),
    { feature: "restore-testing", path: "backups.test", found: backups.test, task: "test restores on a schedule" },
    ...(vpn
      ? [
          {
            feature: "vpn",
            path: connections.vpn.length > 0 ? "connections.vpn" : "access.way",
            found: "vpn",
            task: "join sites by VPN",
          },
        ]
      : []),
  ];
}

function lacking({ feature, path, found, task }: Need, region: Region): Objection[] {
  const known = features.find((one) => one.feature === feature);
  const missing = known?.missing.includes(region.code);
  if (!known || (!missing && !known.unconfirmed.includes(region.code))) return [];
  const say = missing
    ? `In ${placeName(region)} the cloud can't ${task}.`
    : `Nobody has confirmed yet that the cloud in ${placeName(region)} can ${task}.`;
  return [
    { path, found, say, source: `${known.source}, ${feature}`, weight: missing ? "never" : "accept", instead: [] },
  ];
}

function status(region: Region, tenant: Tenant, path = "place.data"): Objection[] {
  if (region.status === "open") return [];
  const found = path === "place.data" ? tenant.place.data : tenant.place.backups;
  const lost = region.status === "impaired";
  const say = lost
    ? `The data centres in ${placeName(region)} were damaged in 2026-03 and their present state is not known.`
    : `It is not confirmed that the data centres in ${placeName(region)} are open; nothing is placed there until it is.`;
  return [
    {
      path,
      found,
      say,
      source: `law/data/regions.json, ${region.code}`,
      weight: lost ? "accept" : "never",
      instead: [],
    },
  ];
}

function zones(region: Region, tenant: Tenant): Objection[] {
  const needed = zonesNeeded(tenant);
  const open = openZones(region).length;
  if (open >= needed || region.status === "unconfirmed") return [];
  const say = `The large plan needs ${needed} separate sites, and ${placeName(region)} has ${open} that we can use.`;
  const instead = [{ write: "standard", means: "two sites" }];
  return [
    {
      path: "size.plan",
      found: tenant.size.plan,
      say,
      source: `law/data/regions.json, ${region.code}`,
      weight: "never",
      instead,
    },
  ];
}

interface Service {
  readonly service: string;
  readonly path: string;
  readonly found: string;
  /** What its absence means, after "The cloud in Madrid, Spain has no". */
  readonly without: string;
}

/** Services that nothing else does the work of, as far as this tenant needs them. */
function services({ place, connections: { sftp } }: Tenant): Service[] {
  const firewall = {
    service: "network-firewall",
    path: "place.data",
    found: place.data,
    without: "network firewall, and without one nothing may come in or go out",
  };
  const transfer = {
    service: "transfer",
    path: "connections.sftp",
    found: sftp.map(({ partner }) => partner).join(", "),
    without: "SFTP server, and partners would need another way to exchange files",
  };
  return sftp.length > 0 ? [firewall, transfer] : [firewall];
}

function absent({ service, path, found, without }: Service, region: Region): Objection[] {
  if (!region.lacks?.includes(service)) return [];
  const say = `The cloud in ${placeName(region)} has no ${without}.`;
  return [{ path, found, say, source: `law/data/regions.json, ${region.code}`, weight: "never", instead: [] }];
}
