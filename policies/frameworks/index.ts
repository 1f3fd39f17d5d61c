import type { Framework } from "./load.ts";

export { type Control, type Framework, loadFrameworks } from "./load.ts";

/** What a rule serves: ids of the controls that rest on it, by the name of their framework. */
export function controlsBy(rule: string, frameworks: readonly Framework[]): ReadonlyMap<string, readonly string[]> {
  const serving = frameworks.map(({ name, controls }) => {
    const served = controls.filter(({ rules, ground }) => rules.includes(rule) || ground.includes(rule));
    return [name, served.map(({ id }) => id)] as const;
  });
  return new Map(serving.filter(([, ids]) => ids.length > 0));
}
