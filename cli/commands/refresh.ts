import { openStage, refresh } from "../../operations/index.ts";
import { give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { listenerOn } from "../terminal.ts";
import { refreshWords } from "../words/refresh.ts";
import { fileOption, jsonOption, simulateOption } from "./options.ts";

export const command: CommandOn = (terminal) =>
  commandOf({
    meta: { name: "refresh", description: "Read what really stands, say what has drifted, judge it; changes nothing" },
    args: { file: fileOption, simulate: simulateOption, json: jsonOption },
    run: ({ args }) =>
      give(terminal, args.json, async () => {
        const stage = await openStage({ simulate: args.simulate, listener: listenerOn(terminal) });
        const document = await refresh(args.file, stage);
        const mend = `npx domicile up ${args.file}${args.simulate ? " --simulate" : ""}`;
        const code = document.outcome === "allowed" ? 0 : 1;
        return { document, words: (ink) => refreshWords(document, mend, ink), code };
      }),
  });
