import { driveStack } from "../operations/engine/index.ts";
import { type Stage, simulate } from "../operations/index.ts";
import { smallest } from "./smallest.ts";
import { type Note, timed } from "./timed.ts";

/** Its life on the engine, judged by nobody; each deed under the name of what a tenant is put through. */
export async function bare(stage: Stage, count: number, note: Note): Promise<void> {
  const { told, close } = await simulate(stage.home);
  const { PULUMI_BACKEND_URL: state = "", ...environment } = told.environment;
  const { home, listener } = stage;
  const program = smallest(count);
  const stack = await driveStack({
    engine: await stage.engine(),
    home,
    world: { environment, state },
    listener,
    name: "smallest",
    packs: [],
    program,
  });
  await timed("preview and judge", note, () => stack.preview());
  await timed("up, previewed and judged", note, () => stack.up());
  await timed("up again, nothing to change", note, () => stack.up());
  await timed("destroy", note, () => stack.destroy());
  await close();
}
