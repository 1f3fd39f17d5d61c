import type { Store } from "@pulumi/pulumi/runtime/state.js";
import { Mistake } from "./mistake.ts";
import { sourceIn } from "./source.ts";

/** The SDK names every promise it makes; this one ends when a resource is registered. */
const UNREGISTERED = /^resolveURN\(resource:(.*)\[([^\]]*)\]\)$/;

/** Says of a program that will never end what it waits for. @param root folder that source positions are relative to */
export function waitingIn({ leakCandidates }: Store, root: string): Mistake {
  const waiting = [...leakCandidates].flatMap((promise) => {
    const [, name, type] = UNREGISTERED.exec(promise._debugCtx) ?? [];
    return name === undefined ? [] : [{ what: `${name} (${type})`, trace: promise._debugStackTrace ?? "" }];
  });
  const [first, ...others] = waiting;
  if (first === undefined) return new Mistake("it waits for something that never comes: await only what ends", null);
  const more = others.length === 0 ? "" : `, ${others.length} more with it`;
  const remedy = "see that each promise it is given ends, and that no two resources wait for each other";
  return new Mistake(
    `${first.what} waits for something that never comes${more}: ${remedy}`,
    sourceIn(first.trace, root),
  );
}
