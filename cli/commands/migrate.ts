import { migrate } from "../../operations/index.ts";
import { give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { migratePreview, migrateWords } from "../words/upgrade.ts";
import { agrees, needsPerson } from "./consent.ts";
import { jsonOption } from "./options.ts";

export const command: CommandOn = (terminal) =>
  commandOf({
    meta: { name: "migrate", description: "Rewrite tenant files of an older version of the format, shown first" },
    args: {
      file: { type: "positional", required: false, description: "The tenant; every tenant file where it is left out" },
      yes: { type: "boolean", default: false, description: "Don't ask before files are written" },
      json: jsonOption,
    },
    run: ({ args }) =>
      give(terminal, args.json, async () => {
        const document = await migrate(args.file ?? null, {
          confirm: async (files) => {
            if (!args.yes) needsPerson(terminal, "--yes", "changes files");
            terminal.say(`${migratePreview(files, terminal.sideInk)}\n`);
            return agrees(
              terminal,
              args.yes,
              `Write ${files.length === 1 ? files[0]?.file : `these ${files.length} files`}?`,
            );
          },
        });
        return {
          document,
          words: (ink) => migrateWords(document, ink),
          code: document.outcome === "cancelled" ? 130 : 0,
        };
      }),
  });
