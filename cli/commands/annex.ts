import { annex, openStage } from "../../operations/index.ts";
import { give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { listenerOn } from "../terminal.ts";
import { annexWords } from "../words/annex.ts";
import { fileOption, jsonOption } from "./options.ts";

export const command: CommandOn = (terminal) =>
  commandOf({
    meta: {
      name: "annex",
      description: "Write the two pages that a contract needs: where everything lives, and what is promised",
    },
    args: {
      file: fileOption,
      out: { type: "string", valueHint: "DIR", description: "Folder it goes into" },
      at: { type: "string", valueHint: "YYYY-MM-DD", description: "Day it is written on; today by default" },
      json: jsonOption,
    },
    run: ({ args: { file, out, at, json } }) =>
      give(terminal, json, async () => {
        const stage = await openStage({ simulate: true, listener: listenerOn(terminal) });
        const document = await annex(file, stage, { out, at });
        return { document, words: (ink) => annexWords(document, ink), code: document.outcome === "written" ? 0 : 1 };
      }),
  });
