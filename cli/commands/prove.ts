import { isProved, openStage, prove } from "../../operations/index.ts";
import { give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { listenerOn } from "../terminal.ts";
import { proveWords } from "../words/prove.ts";
import { dayOption, deployedOption, fileOption, jsonOption, simulateOption } from "./options.ts";

export const command: CommandOn = (terminal) =>
  commandOf({
    meta: { name: "prove", description: "Write the signed evidence of what became of each promise, control and rule" },
    args: {
      file: fileOption,
      out: { type: "string", valueHint: "DIR", description: "Folder it goes into, new or empty" },
      at: dayOption,
      deployed: deployedOption,
      simulate: simulateOption,
      against: {
        type: "string",
        valueHint: "OTHER",
        description: "Earlier evidence or another tenant to compare with",
      },
      key: { type: "string", valueHint: "FILE", description: "Private ed25519 key that signs it" },
      json: jsonOption,
    },
    run: ({ args: { file, out, at, key, against, deployed, simulate, json } }) =>
      give(terminal, json, async () => {
        const stage = await openStage({ simulate, listener: listenerOn(terminal) });
        const document = await prove(file, stage, { out, at, key, against, judged: deployed ? "deployed" : "plan" });
        return { document, words: (ink) => proveWords(document, ink), code: isProved(document) ? 0 : 1 };
      }),
  });
