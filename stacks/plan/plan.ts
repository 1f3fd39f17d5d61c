import { type Place, planCalendar } from "../../components/index.ts";
import type { Settled } from "../../law/index.ts";
import { directoryOf } from "../../spec/index.ts";
import { daysOf } from "../days.ts";
import { planCluster, planWorkload } from "./cluster.ts";
import { planBackup, planDatabase, planExchange, planSharedFolders, planStorage } from "./data.ts";
import type { TenantInput, TenantPlan } from "./input.ts";
import { planEdge, planFirewall, planMail, planNetwork } from "./network.ts";
import { planAccess, planDetection } from "./people.ts";

/** Decides everything a tenant's components are told. Throws `BadInput` on what the tenant's file leaves undecidable. */
export function planTenant(input: TenantInput): TenantPlan {
  const { settled, accounts, platform } = input;
  const { tenant } = settled;
  const calendar = planCalendar(tenant.maintenance);
  const copy = settled.homes.find(({ what }) => what === "copy");
  return {
    name: tenant.name,
    madeFrom: input.digest,
    place: placeOf(settled, settled.region, accounts.tenant),
    copyPlace: copy === undefined ? null : placeOf(settled, copy.region, accounts[copy.account]),
    deployer: accounts.deployer,
    dataClasses: tenant.data.classes,
    logDays: daysOf(settled.terms.logs.span.text),
    access: planAccess(input),
    account: { contact: platform.security },
    storage: planStorage(input),
    network: planNetwork(input),
    firewall: planFirewall(input),
    sites: tenant.connections.vpn,
    outageAddress: tenant.contacts.operations,
    directory: directoryOf(tenant),
    mail: planMail(tenant),
    edge: planEdge(input),
    database: planDatabase(input, calendar),
    exchange: planExchange(settled),
    sharedFolders: planSharedFolders(input),
    cluster: planCluster(input),
    patching: { maintenance: tenant.maintenance },
    workload: planWorkload(input),
    backup: planBackup(settled, calendar),
    audit: { noticeAddress: tenant.contacts.security },
    detection: planDetection(input),
  };
}

function placeOf({ partition, suffix }: Settled, region: string, account: string): Place {
  return { partition, suffix, region, account };
}
