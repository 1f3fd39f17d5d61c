/** What a face hears while a deed is under way. Nothing of it is part of the result. */
export interface Listener {
  /** A sentence of progress; `steps`, where it is known, is how many resources the work it announces will touch. */
  say(text: string, steps?: number): void;
  /** One resource is being worked on or is done. */
  step(step: Progress): void;
}

export interface Progress {
  readonly urn: string;
  /** As the engine names it: `create`, `update`, `delete`, `same` … */
  readonly op: string;
  readonly state: "started" | "done" | "failed";
}

/** Hears nothing. */
export const silent: Listener = { say() {}, step() {} };
