import type { World } from "../world/index.ts";
import { type Kinds, withParts } from "./references.ts";

/** Ends what was waiting for its end and has reached it, with all its parts. */
export function expire(world: World, kinds: Kinds): void {
  const now = world.now().toISOString();
  world.transact(() => {
    const over = world.all().filter(({ until }) => until !== null && until <= now);
    for (const gone of over.flatMap((thing) => withParts(world, kinds, thing))) world.drop(gone);
  });
}
