import type { Graph } from "../graph/index.ts";
import type { UpgradeResult } from "./shapes/index.ts";

type Change = UpgradeResult["changes"][number];

/** What one plan has otherwise than another, by urn: without an engine, so that nothing tells a replacement from an update. */
export function changesBetween(before: Graph, after: Graph): Change[] {
  const was = new Map(before.resources.map((one) => [one.urn, one.inputs]));
  const is = new Map(after.resources.map((one) => [one.urn, one.inputs]));
  const urns = [...new Set([...was.keys(), ...is.keys()])].sort();
  return urns.flatMap((urn): Change[] => {
    const old = was.get(urn);
    const now = is.get(urn);
    if (old === undefined) return [{ urn, op: "create", properties: [] }];
    if (now === undefined) return [{ urn, op: "delete", properties: [] }];
    const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    const properties = names.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name])).sort();
    return properties.length > 0 ? [{ urn, op: "update", properties }] : [];
  });
}
