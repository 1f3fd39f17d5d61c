import { openStage, picture } from "../../operations/index.ts";
import { give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { listenerOn } from "../terminal.ts";
import { sayAccounts, sayRefusals } from "../words/common.ts";
import { fileOption, jsonOption } from "./options.ts";

export const command: CommandOn = (terminal) =>
  commandOf({
    meta: { name: "picture", description: "Draw the tenant's network, keys, ways in and out and copies from its plan" },
    args: {
      file: fileOption,
      out: { type: "string", valueHint: "FILE.svg", description: "File it goes into; printed by default" },
      json: jsonOption,
    },
    run: ({ args: { file, out, json } }) =>
      give(terminal, json, async () => {
        const stage = await openStage({ simulate: true, listener: listenerOn(terminal) });
        const document = await picture(file, stage, out ?? null);
        const { tenant, svg, problems } = document;
        if (svg === null) return { document, words: (ink) => sayRefusals(tenant, problems, ink), code: 1 };
        const words = () =>
          document.out === null
            ? svg.trimEnd()
            : [`Picture: ${document.out}`, ...sayAccounts(document.accounts)].join("\n");
        return { document, words, code: 0 };
      }),
  });
