import type { Rule } from "../../rule.ts";
import { judgeLandings, type Landings } from "./landings.ts";

const COPIES: Landings = {
  "aws:backup/plan:Plan": ["rules.*.copyActions.*.destinationVaultArn"],
  "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault": "itself",
  "aws:dlm/lifecyclePolicy:LifecyclePolicy": [
    "policyDetails.actions.*.crossRegionCopies.*.target",
    "policyDetails.schedules.*.crossRegionCopyRules.*.target",
    "policyDetails.schedules.*.crossRegionCopyRules.*.targetRegion",
  ],
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": "itself",
  "aws:rds/snapshotCopy:SnapshotCopy": ["destinationRegion"],
  "aws:ebs/snapshotCopy:SnapshotCopy": "itself",
  "aws:ec2/amiCopy:AmiCopy": "itself",
};

export const backupCopiesInRegion: Rule = {
  id: "RES-04",
  name: "backup-copies-in-region",
  statement:
    "Copies made by backup plans, air-gapped vaults, snapshot lifecycles, database backup replication and snapshot copies land only in allowed regions.",
  severity: "critical",
  capability: "backup-residency",
  remedy: "copy to a vault in the settled region of the copy, naming the vault by the ARN we chose for it",
  premises: ["resource-region-allowed"],
  check: (subject) => judgeLandings(subject, COPIES),
};
