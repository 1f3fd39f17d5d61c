import { dig, isType, ofType, type Resource } from "../../../graph/index.ts";
import { each, flag, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";

/** A switch, and where it must stand for a thing to be safe; AWS's own position counts where nobody sets it. */
interface Safety {
  readonly at: string;
  readonly must: boolean;
  readonly otherwise: boolean;
}
const PROTECTED: Safety = { at: "deletionProtection", must: true, otherwise: false };
const KEPT: Safety = { at: "forceDestroy", must: false, otherwise: false };
const LAST_COPY: Safety = { at: "skipFinalSnapshot", must: false, otherwise: false };

const SAFETIES: Readonly<Record<string, readonly Safety[]>> = {
  "aws:backup/vault:Vault": [KEPT],
  "aws:docdb/cluster:Cluster": [PROTECTED, LAST_COPY],
  "aws:dynamodb/table:Table": [{ ...PROTECTED, at: "deletionProtectionEnabled" }],
  "aws:efs/fileSystem:FileSystem": [],
  "aws:eks/cluster:Cluster": [PROTECTED],
  "aws:kms/key:Key": [{ at: "bypassPolicyLockoutSafetyCheck", must: false, otherwise: false }],
  "aws:neptune/cluster:Cluster": [PROTECTED, LAST_COPY],
  "aws:rds/cluster:Cluster": [PROTECTED, LAST_COPY],
  "aws:rds/instance:Instance": [PROTECTED, LAST_COPY, { at: "deleteAutomatedBackups", must: false, otherwise: true }],
  "aws:s3/bucket:Bucket": [KEPT],
};
/** What has no protection of AWS's, so that the engine's stands for it. */
const BY_ENGINE = "aws:efs/fileSystem:FileSystem";
/** Databases that name their last copy. */
const SNAPSHOTS = "finalSnapshotIdentifier";

export const deletionSafety: Rule = {
  id: "BKP-11",
  name: "deletion-safety",
  statement:
    "Resources that hold data are protected against deletion and leave a final snapshot; only an offboarding waiver lifts this.",
  severity: "high",
  capability: "data-integrity",
  remedy: "switch its protection against deletion on, and let it leave its last copy",
  premises: [],
  check: ({ graph }) => each(ofType(graph, ...Object.keys(SAFETIES)), judgeHolder),
};

function judgeHolder(holder: Resource): Finding {
  const safeties = Object.entries(SAFETIES).find(([type]) => isType(holder, type))?.[1] ?? [];
  const wrong = safeties.filter(({ at, must, otherwise }) => (flag(holder, at) ?? otherwise) !== must);
  const leaves = safeties.includes(LAST_COPY) && dig(holder.inputs, SNAPSHOTS) === undefined;
  const faults = [
    ...(isType(holder, BY_ENGINE) && !holder.protect ? ["nothing keeps the engine from deleting it"] : []),
    ...wrong.map(({ at, must }) => `${at} is ${must ? "off" : "on"}`),
    ...(leaves && text(holder, "replicateSourceDb") === undefined ? ["its last copy has no name"] : []),
  ];
  return faults.length === 0
    ? pass(holder, `${holder.name} can't be deleted by mistake`)
    : fail(holder, `${holder.name} can be lost by mistake, since ${faults.join(" and ")}`, { faults });
}
