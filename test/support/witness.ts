import { Trouble } from "../../operations/trouble.ts";
import { up } from "../../operations/up.ts";
import type { TestStage } from "./stage.ts";

/** Brings almendro up and keeps whatever is told of it: progress, the plan, the result, the error. */
export class Witness {
  readonly told: unknown[] = [];

  /** How it ended: its outcome, or what the trouble was. */
  async up(stage: TestStage): Promise<string> {
    const listener = { say: (text: string) => this.#hear(text), step: (step: unknown) => this.#hear(step) };
    const confirm = async (previewed: unknown) => this.#hear(previewed);
    try {
      const result = await up("almendro", { ...stage, listener }, { confirm });
      this.#hear(result);
      return result.outcome;
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      this.#hear(error.problems);
      return error.message;
    }
  }

  #hear(what: unknown): true {
    this.told.push(what);
    return true;
  }
}
