import { changesAnything } from "../preview.ts";
import type { PassResult } from "../shapes/index.ts";
import { Cancelled } from "../trouble.ts";

/** Throws what ended a pass; that somebody stopped it says nothing of those before it. */
export function stopped(error: unknown, before: readonly PassResult[]): never {
  const made = before.filter(({ outcome, changes }) => outcome === "succeeded" && changesAnything(changes));
  if (!(error instanceof Cancelled) || made.length === 0) throw error;
  throw new Cancelled(`Stopped: ${made.map(({ pass }) => pass).join(", ")} was laid before that and stands.`);
}
