export { type Calendar, type Maintenance, planCalendar } from "./calendar.ts";
export { document, type Statement, trust } from "./document.ts";
export { useKeyForFiles } from "./key-use.ts";
export type { LogBucket } from "./log-bucket.ts";
export { admitDelivery, createLogGroup, keepableDays, type LogTerms } from "./log-group.ts";
export { accountPrincipal, arn, type Place, roleArn, serviceHost, servicePrincipal } from "./place.ts";
export type { DnsRecord } from "./records.ts";
export { createSecret, type Unfilled } from "./secret.ts";
export { BACKED_UP, IDENTITY, identity, OWNER, ownerTags, stampIdentity, type Tags } from "./tags.ts";
