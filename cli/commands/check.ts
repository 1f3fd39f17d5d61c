import { check } from "../../operations/index.ts";
import { give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { checkWords } from "../words/check.ts";
import { fileOption, jsonOption } from "./options.ts";

export const command: CommandOn = (terminal) =>
  commandOf({
    meta: { name: "check", description: "Say where the law lets this tenant live, and why" },
    args: { file: fileOption, json: jsonOption },
    run: ({ args }) =>
      give(terminal, args.json, async () => {
        const document = check(args.file);
        return { document, words: (ink) => checkWords(document, ink), code: document.placement ? 0 : 1 };
      }),
  });
