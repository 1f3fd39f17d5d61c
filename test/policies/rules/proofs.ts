import type { Rule } from "../../../policies/index.ts";
import { everyDatastoreInBackupPlan } from "../../../policies/rules/backup/every-datastore-in-backup-plan.ts";
import { restoreTestingPlan } from "../../../policies/rules/backup/restore-testing-plan.ts";
import { retentionMet } from "../../../policies/rules/backup/retention-met.ts";
import { rpoMet } from "../../../policies/rules/backup/rpo-met.ts";
import { networkIdsInline } from "../../../policies/rules/firewall/network-ids-inline.ts";
import { appReachableOnlyFromWeb } from "../../../policies/rules/network/app-reachable-only-from-web.ts";
import { dbReachableOnlyFromApp } from "../../../policies/rules/network/db-reachable-only-from-app.ts";
import { dbSubnetsNoInternetRoute } from "../../../policies/rules/network/db-subnets-no-internet-route.ts";
import { internetReachesOnlyWafLb } from "../../../policies/rules/network/internet-reaches-only-waf-lb.ts";
import { noAdminPortsFromInternet } from "../../../policies/rules/network/no-admin-ports-from-internet.ts";
import { noWideOpenIngress } from "../../../policies/rules/network/no-wide-open-ingress.ts";

/** Rules that prove who reaches what, over the routes, ACLs and groups of a network. */
export const reachability: readonly Rule[] = [
  dbReachableOnlyFromApp,
  appReachableOnlyFromWeb,
  internetReachesOnlyWafLb,
  dbSubnetsNoInternetRoute,
  { ...networkIdsInline, premises: [] },
  noWideOpenIngress,
  noAdminPortsFromInternet,
];

/** Rules that play the calendars of backups forward. */
export const calendars: readonly Rule[] = [everyDatastoreInBackupPlan, rpoMet, retentionMet, restoreTestingPlan];
