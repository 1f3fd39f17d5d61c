import { capture, type Graph } from "../../graph/index.ts";
import { takeFoundation } from "../../operations/foundation/input.ts";
import { type FoundationInput, type Numbers, type Pass, passesOf } from "../../stacks/index.ts";

/** What the foundation of a project with these files is laid from, and the numbers that its platform lists. */
export function laidIn(root: string): { readonly input: FoundationInput; readonly numbers: Numbers } {
  const { input } = takeFoundation(root);
  return { input, numbers: input.platform.tenants };
}

export function passNamed(input: FoundationInput, name: string): Pass {
  const found = passesOf(input).find((pass) => pass.name === name);
  if (found === undefined) throw new Error(`There is no pass ${name}.`);
  return found;
}

/** Everything that one pass declares. */
export function drawnPass(input: FoundationInput, numbers: Numbers, name: string): Promise<Graph> {
  const pass = passNamed(input, name);
  return capture(() => pass.declare(numbers), { project: "domicile", stack: `foundation.${name}` });
}
