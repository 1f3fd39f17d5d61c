import type { Rule } from "../../rule.ts";
import { arnRegionAllowed } from "./arn-region-allowed.ts";
import { backupCopiesInRegion } from "./backup-copies-in-region.ts";
import { kmsNoMultiRegionKey } from "./kms-no-multi-region-key.ts";
import { noRegionEscapeProperties } from "./no-region-escape-properties.ts";
import { nothingGatheredAcrossRegions } from "./nothing-gathered-across-regions.ts";
import { replicasInRegion } from "./replicas-in-region.ts";
import { resourceRegionAllowed } from "./resource-region-allowed.ts";
import { stateBackendInRegion } from "./state-backend-in-region.ts";

export const residency: readonly Rule[] = [
  resourceRegionAllowed,
  noRegionEscapeProperties,
  arnRegionAllowed,
  backupCopiesInRegion,
  replicasInRegion,
  kmsNoMultiRegionKey,
  nothingGatheredAcrossRegions,
  stateBackendInRegion,
];
