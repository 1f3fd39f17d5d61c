import { openStage, plan } from "../../operations/index.ts";
import { type Answer, give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { listenerOn, type Terminal } from "../terminal.ts";
import { planWords } from "../words/plan.ts";
import { fileOption, jsonOption } from "./options.ts";

export const command: CommandOn = (terminal) =>
  commandOf({
    meta: { name: "plan", description: "Show all that would be declared, and every verdict on it; needs no engine" },
    args: { file: fileOption, json: jsonOption },
    run: ({ args }) => give(terminal, args.json, () => planAnswer(args.file, terminal)),
  });

/** The plan of one tenant, as an answer. */
export async function planAnswer(file: string, terminal: Terminal): Promise<Answer> {
  const stage = await openStage({ simulate: true, listener: listenerOn(terminal) });
  const document = await plan(file, stage);
  return { document, words: (ink) => planWords(document, ink), code: document.outcome === "allowed" ? 0 : 1 };
}
