import { isMap, type Value, type Values } from "../../protocol/index.ts";
import type { Thing } from "../../world/index.ts";

/** What a pod says about the nodes it can run on. */
export interface Wishes {
  readonly nodeSelector?: Value | undefined;
  readonly tolerations?: Value | undefined;
}

/** Whether a pod with these wishes would run on the nodes of a group. */
export function runsOn(group: Thing, { nodeSelector, tolerations }: Wishes): boolean {
  const labels = mapOf(group.settings.labels);
  const selected = Object.entries(mapOf(nodeSelector)).every(([key, value]) => labels[key] === value);
  const keepsOff = listOf(group.settings.taints).filter((taint) => taint.effect !== "PREFER_NO_SCHEDULE");
  return selected && keepsOff.every((taint) => listOf(tolerations).some((toleration) => tolerates(toleration, taint)));
}

function tolerates(toleration: Values, taint: Values): boolean {
  const effect = String(taint.effect).toLowerCase().replaceAll("_", "");
  if (toleration.effect !== undefined && String(toleration.effect).toLowerCase() !== effect) return false;
  if (toleration.operator === "Exists") return toleration.key === undefined || toleration.key === taint.key;
  return toleration.key === taint.key && (toleration.value ?? "") === (taint.value ?? "");
}

function mapOf(value: Value | undefined): Values {
  return isMap(value) ? value : {};
}

function listOf(value: Value | undefined): readonly Values[] {
  return Array.isArray(value) ? value.filter(isMap) : [];
}
