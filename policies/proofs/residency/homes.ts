import { dig, isProvider, type Resource } from "../../../graph/index.ts";
import type { Subject } from "../../verdict.ts";

/**
 * Regions that were settled for what the account of a resource holds; every allowed one where its provider names no
 * account of this tenant, which is another rule's business.
 */
export function homesOf({ settled, accounts, graph }: Subject, resource: Resource): readonly string[] {
  const provider = isProvider(resource.type) ? resource : graph.byUrn.get(resource.provider ?? "");
  const account = provider && dig(provider.inputs, "allowedAccountIds.0");
  const regions = settled.homes.filter((home) => accounts[home.account] === account).map(({ region }) => region);
  return regions.length > 0 ? [...new Set(regions)].sort() : settled.allowedRegions;
}
