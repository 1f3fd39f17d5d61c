import { type DrivenStack, driveStack } from "./engine/index.ts";
import type { Placed } from "./order.ts";
import type { Stage } from "./stage.ts";

/**
 * Opens a tenant's stack for whoever only looks: nothing is declared, judged or mended. Its world is closed whatever
 * happens.
 */
export async function lookingAt<T>(placed: Placed, stage: Stage, use: (stack: DrivenStack) => Promise<T>): Promise<T> {
  const { home, listener } = stage;
  const [engine, world] = [await stage.engine(), await stage.world(placed)];
  try {
    return await use(await driveStack({ engine, home, world, name: placed.tenant.name, packs: [], listener }));
  } finally {
    await world.close();
  }
}
