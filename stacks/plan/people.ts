import { operatorsOf } from "../../spec/index.ts";
import type { TenantInput, TenantPlan } from "./input.ts";
import { opensSessions } from "./sold.ts";

export function planAccess({ settled, platform }: TenantInput): TenantPlan["access"] {
  const { access, maintenance } = settled.tenant;
  const until = access["auditor-until"];
  const sessions = opensSessions(settled);
  const isLent = sessions || (access.support !== "none" && access.folder !== undefined);
  return {
    provider: platform.identity.issuer,
    from: operatorsOf(settled.tenant, platform),
    people: access.people,
    ...(isLent && { support: { windows: access.windows, zone: maintenance.zone, sessions } }),
    ...(until !== undefined && { auditorUntil: until }),
  };
}

export function planDetection({ settled: { tenant, terms, lacks }, platform }: TenantInput): TenantPlan["detection"] {
  const { security, privacy } = tenant.contacts;
  return {
    hearers: { security, ...(privacy === security ? {} : { privacy }), desk: platform.security.email },
    reportHours: terms.breach.span.hours,
    searchesForWeaknesses: !lacks.includes("inspector"),
    searchesForPersonalData: !lacks.includes("macie"),
  };
}
