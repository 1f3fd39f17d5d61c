import type { Resource } from "./graph.ts";

/** A program that can't be captured: what is wrong with it in a sentence, and the line of it to look at. */
export class Mistake extends Error {
  override readonly name = "Mistake";
  readonly source: Resource["source"];

  /** @param cause what the program threw, where it is that */
  constructor(say: string, source: Resource["source"], cause?: unknown) {
    super(say, { cause });
    this.source = source;
  }
}
