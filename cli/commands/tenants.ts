import { tenants } from "../../operations/index.ts";
import { give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { isSound, tenantsWords } from "../words/tenants.ts";
import { jsonOption, simulateOption } from "./options.ts";

export const command: CommandOn = (terminal) =>
  commandOf({
    meta: { name: "tenants", description: "List every tenant file: where it lives, whether it is up, what is open" },
    args: { simulate: simulateOption, json: jsonOption },
    run: ({ args }) =>
      give(terminal, args.json, async () => {
        const document = tenants(args);
        const sound = document.tenants.every(isSound);
        return { document, words: (ink) => tenantsWords(document, ink), code: sound ? 0 : 1 };
      }),
  });
