import { driveStack } from "../operations/engine/index.ts";
import type { Stage } from "../operations/index.ts";
import { openSimulated } from "../operations/world.ts";
import { smallest } from "./smallest.ts";
import { type Note, timed } from "./timed.ts";

/** Its life on the engine, judged by nobody; each deed under the name of what a tenant is put through. */
export async function bare(stage: Stage, count: number, note: Note): Promise<void> {
  const world = await openSimulated(stage.home);
  const { home, listener } = stage;
  const program = smallest(count);
  const stack = await driveStack({
    engine: await stage.engine(),
    home,
    world,
    listener,
    name: "smallest",
    packs: [],
    program,
  });
  await timed("preview and judge", note, () => stack.preview());
  await timed("up, previewed and judged", note, () => stack.up());
  await timed("up again, nothing to change", note, () => stack.up());
  await timed("destroy", note, () => stack.destroy());
  await world.close();
}
