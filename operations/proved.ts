import type { ProveResult } from "./shapes/index.ts";

/** Whether nothing was refused, failed or left open. A promise that no rule looks at is as open as a rule undecided. */
export function isProved({ outcomes, promises, problems }: Pick<ProveResult, "outcomes" | "promises" | "problems">) {
  const against = [outcomes.fail, outcomes.unproven, outcomes.error, promises.broken, promises.unproven];
  return problems.length === 0 && against.every((count) => count === 0);
}
