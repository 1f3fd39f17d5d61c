import type { Rule } from "../../rule.ts";
import { appReachableOnlyFromWeb } from "./app-reachable-only-from-web.ts";
import { dbReachableOnlyFromApp } from "./db-reachable-only-from-app.ts";
import { dbSubnetsNoInternetRoute } from "./db-subnets-no-internet-route.ts";
import { defaultNaclAndRtClosed } from "./default-nacl-and-rt-closed.ts";
import { defaultSgClosed } from "./default-sg-closed.ts";
import { flowLogsAllVpcs } from "./flow-logs-all-vpcs.ts";
import { internetReachesOnlyWafLb } from "./internet-reaches-only-waf-lb.ts";
import { noAdminPortsFromInternet } from "./no-admin-ports-from-internet.ts";
import { noAutoPublicIp } from "./no-auto-public-ip.ts";
import { noWideOpenIngress } from "./no-wide-open-ingress.ts";
import { privateEndpoints } from "./private-endpoints.ts";
import { singleTenantCidr } from "./single-tenant-cidr.ts";
import { sitesReachOnlyTheEntrance } from "./sites-reach-only-the-entrance.ts";
import { tierSubnetsDisjoint } from "./tier-subnets-disjoint.ts";
import { tunnelsLogged } from "./tunnels-logged.ts";
import { tunnelsStrong } from "./tunnels-strong.ts";
import { vpnOnlyToNamedSites } from "./vpn-only-to-named-sites.ts";

export const network: readonly Rule[] = [
  dbReachableOnlyFromApp,
  appReachableOnlyFromWeb,
  internetReachesOnlyWafLb,
  dbSubnetsNoInternetRoute,
  noWideOpenIngress,
  noAdminPortsFromInternet,
  defaultSgClosed,
  defaultNaclAndRtClosed,
  tierSubnetsDisjoint,
  noAutoPublicIp,
  privateEndpoints,
  flowLogsAllVpcs,
  singleTenantCidr,
  vpnOnlyToNamedSites,
  sitesReachOnlyTheEntrance,
  tunnelsStrong,
  tunnelsLogged,
];
