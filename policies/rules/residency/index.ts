import type { Rule } from "../../rule.ts";
import { backupCopiesInRegion } from "./backup-copies-in-region.ts";
import { noRegionEscapeProperties } from "./no-region-escape-properties.ts";
import { replicasInRegion } from "./replicas-in-region.ts";
import { resourceRegionAllowed } from "./resource-region-allowed.ts";

export const residency: readonly Rule[] = [
  resourceRegionAllowed,
  noRegionEscapeProperties,
  backupCopiesInRegion,
  replicasInRegion,
];
