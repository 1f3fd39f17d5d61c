import type { Deployment } from "@pulumi/pulumi/automation/index.js";
import { type Standing, standingIn } from "../standing.ts";
import type { Finding } from "./findings.ts";
import { pendingIn } from "./gaps.ts";

/**
 * The state with what was found in it, and without the creates that a killed run left open. Where a successor was being
 * made, what stands before it waits for its end, as the engine has it.
 */
export function mended(exported: Deployment, findings: readonly Finding[]): Deployment {
  const found = new Map(findings.map(({ resource }) => [resource.urn, resource]));
  const before = standingIn(exported).map((each) => (found.has(each.urn) ? { ...each, delete: true } : each));
  const pending = pendingIn(exported).filter(({ type }) => type !== "creating");
  const resources = [...before, ...ordered([...found.values()])];
  return { ...exported, deployment: { ...exported.deployment, resources, pending_operations: pending } };
}

/** Whatever another needs comes before it. */
function ordered(resources: readonly Standing[]): Standing[] {
  const byUrn = new Map(resources.map((each) => [each.urn, each]));
  const inOrder = new Set<Standing>();
  const put = (resource: Standing): void => {
    if (inOrder.has(resource)) return;
    for (const urn of resource.dependencies ?? []) {
      const needed = byUrn.get(urn);
      if (needed !== undefined) put(needed);
    }
    inOrder.add(resource);
  };
  resources.forEach(put);
  return [...inOrder];
}
