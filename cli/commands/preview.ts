import { openStage, preview } from "../../operations/index.ts";
import { give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { listenerOn } from "../terminal.ts";
import { previewWords } from "../words/preview.ts";
import { fileOption, halfIn, halfOptions, jsonOption, replaceOption, simulateOption, urnsIn } from "./options.ts";

export const command: CommandOn = (terminal) =>
  commandOf({
    meta: { name: "preview", description: "Show what would change and why, judged; changes nothing" },
    args: { file: fileOption, simulate: simulateOption, replace: replaceOption, ...halfOptions, json: jsonOption },
    run: ({ args }) =>
      give(terminal, args.json, async () => {
        const stage = await openStage({ simulate: args.simulate, listener: listenerOn(terminal) });
        const document = await preview(args.file, stage, urnsIn(args.replace), halfIn(args).half);
        return { document, words: (ink) => previewWords(document, ink), code: document.outcome === "allowed" ? 0 : 1 };
      }),
  });
