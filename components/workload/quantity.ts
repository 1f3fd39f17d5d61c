/**
 * A Kubernetes quantity so many times over: `times("500m", 3)` is `1500m`. Throws on what isn't a whole number with an
 * optional `m`, `Ki`, `Mi` or `Gi`.
 */
export function times(quantity: string, factor: number): string {
  const match = /^(\d+)(m|Ki|Mi|Gi)?$/.exec(quantity);
  if (match === null) throw new RangeError(`container: got "${quantity}", a quantity looks like 500m or 2Gi.`);
  return `${Number(match[1]) * factor}${match[2] ?? ""}`;
}
