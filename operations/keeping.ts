import { providerUrn } from "../graph/index.ts";
import type { Standing } from "./standing.ts";

/**
 * What a destroy leaves standing: all that is kept on purpose, with everything it needs in order to be taken up again
 * (its key, its provider, its parents). It stays in the state, so that nothing is orphaned and nothing is made twice.
 */
export function keptWith(standing: readonly Standing[]): ReadonlySet<string> {
  const byUrn = new Map(standing.map((each) => [each.urn, each]));
  const kept = new Set<string>();
  const keep = (urn: string): void => {
    const found = byUrn.get(urn);
    if (found === undefined || kept.has(urn)) return;
    kept.add(urn);
    needsOf(found).forEach(keep);
  };
  for (const { urn, retainOnDelete } of standing) if (retainOnDelete) keep(urn);
  return kept;
}

/** True when nothing stands of a home, or only what its last destroy left. */
export function isTakenDown(standing: readonly Standing[]): boolean {
  const kept = keptWith(standing);
  return standing.every(({ urn }) => kept.has(urn));
}

function needsOf({ parent, provider = "", dependencies = [], deletedWith }: Standing): string[] {
  return [parent, providerUrn(provider) ?? undefined, deletedWith, ...dependencies].filter((urn) => urn !== undefined);
}
