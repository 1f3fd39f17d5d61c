import type { Deployment } from "@pulumi/pulumi/automation/index.js";
import { lookingAt } from "./looking.ts";
import { takeOrder } from "./order.ts";
import type { Stage } from "./stage.ts";
import { Trouble } from "./trouble.ts";

/**
 * The tenant's deployment as `pulumi stack export` prints it, secrets sealed.
 * @throws BadInput when the file is wrong, Trouble when the tenant has no place or the engine fails
 */
export async function exportStack(file: string, stage: Stage): Promise<Deployment> {
  const taken = takeOrder(stage.root, file, null);
  if (!("placed" in taken)) {
    throw new Trouble(
      "never-placed",
      taken.refusals.map(({ say }) => say),
    );
  }
  return lookingAt(taken.placed, stage, (stack) => stack.export());
}
