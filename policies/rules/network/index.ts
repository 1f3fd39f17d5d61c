import type { Rule } from "../../rule.ts";
import { appReachableOnlyFromWeb } from "./app-reachable-only-from-web.ts";
import { dbReachableOnlyFromApp } from "./db-reachable-only-from-app.ts";
import { dbSubnetsNoInternetRoute } from "./db-subnets-no-internet-route.ts";
import { internetReachesOnlyWafLb } from "./internet-reaches-only-waf-lb.ts";
import { noAdminPortsFromInternet } from "./no-admin-ports-from-internet.ts";
import { noWideOpenIngress } from "./no-wide-open-ingress.ts";

export const network: readonly Rule[] = [
  dbReachableOnlyFromApp,
  appReachableOnlyFromWeb,
  internetReachesOnlyWafLb,
  dbSubnetsNoInternetRoute,
  noWideOpenIngress,
  noAdminPortsFromInternet,
];
