import type { Rule } from "../../rule.ts";
import { everyDatastoreInBackupPlan } from "./every-datastore-in-backup-plan.ts";
import { restoreTestingPlan } from "./restore-testing-plan.ts";
import { retentionMet } from "./retention-met.ts";
import { rpoMet } from "./rpo-met.ts";

export const backup: readonly Rule[] = [everyDatastoreInBackupPlan, rpoMet, retentionMet, restoreTestingPlan];
