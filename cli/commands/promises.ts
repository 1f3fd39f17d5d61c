import { openStage, promises } from "../../operations/index.ts";
import { give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { listenerOn } from "../terminal.ts";
import { promisesWords } from "../words/promises.ts";
import { dayOption, deployedOption, fileOption, jsonOption, simulateOption } from "./options.ts";

export const command: CommandOn = (terminal) =>
  commandOf({
    meta: {
      name: "promises",
      description: "Say what became of each promise that this tenant bought, and how long deleted data stays",
    },
    args: {
      file: fileOption,
      at: dayOption,
      deployed: deployedOption,
      simulate: simulateOption,
      json: jsonOption,
    },
    run: ({ args }) =>
      give(terminal, args.json, async () => {
        const stage = await openStage({ simulate: args.simulate, listener: listenerOn(terminal) });
        const document = await promises(args.file, stage, args.deployed ? "deployed" : "plan", args.at);
        const isBad = document.problems.length > 0 || document.promises.some(({ outcome }) => outcome === "broken");
        return { document, words: (ink) => promisesWords(document, ink), code: isBad ? 1 : 0 };
      }),
  });
