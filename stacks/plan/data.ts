import { type Calendar, planRules } from "../../components/index.ts";
import type { Settled } from "../../law/index.ts";
import { diskOf } from "../../spec/index.ts";
import { daysOf, keptDays, testedDays } from "../days.ts";
import type { TenantInput, TenantPlan } from "./input.ts";
import { engineOf, sharedOf } from "./sold.ts";

/** Longest that RDS can go back, in days. */
const LONGEST_RECOVERY_DAYS = 35;

export function planStorage({ settled: { tenant, terms }, leaving }: TenantInput): TenantPlan["storage"] {
  const { folder: support } = tenant.access;
  return {
    emptied: leaving !== undefined,
    terms: {
      folders: tenant.files.map(({ folder, keep }) => ({ name: folder, days: daysOf(keep) })),
      ...(support && { support: { name: support.name, days: daysOf(support.keep) } }),
      logDays: daysOf(terms.logs.span.text),
      exportDays: daysOf(tenant.exit.hold),
    },
  };
}

export function planDatabase({ settled, product, leaving }: TenantInput, windows: Calendar): TenantPlan["database"] {
  const { tenant } = settled;
  const daily = tenant.backups.keep.daily;
  return {
    ...engineOf(settled, product),
    instanceClass: product.sizes[tenant.size.plan].database,
    gigabytes: diskOf(tenant),
    databaseName: product.database.name,
    deletionProtected: leaving === undefined,
    ...(leaving && { lastSnapshot: lastSnapshot(tenant.name, leaving) }),
    recoveryDays: Math.min(LONGEST_RECOVERY_DAYS, daily === undefined ? LONGEST_RECOVERY_DAYS : daysOf(daily)),
    windows,
  };
}

/** A name of its own each time: a tenant may come back, and leave again while its first snapshot is still there. */
function lastSnapshot(name: string, leaving: Date): string {
  return `${name}-final-${leaving.toISOString().slice(0, 19).replaceAll(":", "-").toLowerCase()}`;
}

export function planExchange({ tenant }: Settled): TenantPlan["exchange"] {
  const partners = tenant.connections.sftp.map(({ partner, folder, keys }) => ({ name: partner, folder, keys }));
  return partners.length === 0 ? null : { partners };
}

export function planSharedFolders({ settled, leaving }: TenantInput): TenantPlan["sharedFolders"] {
  const folders = sharedOf(settled);
  return folders.length === 0 ? null : { folders, deletionProtected: leaving === undefined };
}

export function planBackup({ tenant }: Settled, { backupHour: hour }: Calendar): TenantPlan["backup"] {
  const { backups, maintenance, contacts } = tenant;
  const { zone } = maintenance;
  return {
    rules: planRules({ every: backups.every, keep: keptDays(backups.keep), hour, zone }),
    test: { everyDays: testedDays(backups.test), hour, zone },
    noticeAddress: contacts.operations,
  };
}
