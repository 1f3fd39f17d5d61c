export { Audit, type AuditArgs } from "./audit.ts";
