import { capture, type Graph, Mistake, type Place, type Program } from "../graph/index.ts";
import { Trouble } from "./trouble.ts";

/**
 * The graph of what a program declares.
 * @throws Trouble `bad-program` with the line to look at when the program is wrong
 */
export async function captured(program: Program, place: Place): Promise<Graph> {
  try {
    return await capture(program, place);
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    const say = `The program can't be planned: ${error.message}`;
    throw new Trouble("bad-program", [{ say, ...error.source }], error.cause);
  }
}
