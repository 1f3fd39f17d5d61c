import type { FoundationResult, PassResult } from "../../operations/index.ts";
import { sayProblems } from "../answer.ts";
import type { Ink } from "../ink.ts";
import { sayVerdicts } from "./common.ts";
import { saySteps } from "./preview.ts";

const HEADS: Readonly<Record<FoundationResult["outcome"], string>> = {
  allowed: "This is what the foundation would be; nothing was changed.",
  succeeded: "The foundation stands.",
  refused: "The foundation was refused.",
  failed: "The foundation is not whole: run again to go on from there.",
  cancelled: "The foundation is not whole: it was stopped on the way.",
};

/** Each pass with what changes, and what is to be written and done by hand. */
export function foundationWords(result: FoundationResult, ink: Ink): string {
  const { outcome, passes, platform, nameServers, elsewhere } = result;
  const good = outcome === "succeeded" || outcome === "allowed";
  const verdicts = passes.flatMap((pass) => pass.verdicts.filter((verdict) => verdict.outcome !== "not-applicable"));
  const each =
    outcome === "allowed" ? passes.map((pass) => sayPass(pass, ink)) : passes.map((pass) => sayEnd(pass, ink));
  return [
    ...each,
    sayVerdicts(verdicts, ink),
    ...(elsewhere.length > 0 ? [`In another partition, and not on this ground: ${elsewhere.join(", ")}.`] : []),
    ...(nameServers.length > 0 ? [`The zone above sends the domain to ${nameServers.join(", ")}.`] : []),
    ...(platform === null ? [] : ["platform/platform.yaml has to say (--write writes it):", platform.trimEnd()]),
    good ? ink.good(HEADS[outcome]) : ink.bad(HEADS[outcome]),
  ].join("\n");
}

/** What one pass would change. */
export function sayPass({ pass, says, outcome, steps, changes }: PassResult, ink: Ink): string {
  if (outcome === "waiting") return `${pass} (${says}): once the accounts stand.`;
  return saySteps({ tenant: `${pass} (${says})`, steps, changes }, ink);
}

function sayEnd({ pass, says, outcome, changes, error }: PassResult, ink: Ink): string {
  const { create, update, replace, delete: gone, same } = changes;
  const changed = `${create} made, ${update} changed, ${replace} replaced, ${gone} gone, ${same} as they were`;
  if (outcome === "succeeded") return `${ink.good("✓")} ${pass}: ${says} (${changed})`;
  if (outcome === "waiting") return ink.faint(`  ${pass}: ${says}; not begun`);
  const head = `${ink.bad("✗")} ${pass}: ${outcome} (${changed})`;
  return error === undefined ? head : `${head}\n${sayProblems(error.problems, ink)}`;
}
