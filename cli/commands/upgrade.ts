import { openStage, upgrade } from "../../operations/index.ts";
import { type ExitCode, give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { listenerOn } from "../terminal.ts";
import { upgradePreview, upgradeWords } from "../words/upgrade.ts";
import { agrees, needsPerson } from "./consent.ts";
import { fileOption, jsonOption } from "./options.ts";

const CODES: Readonly<Record<string, ExitCode>> = { written: 0, refused: 1, cancelled: 130 };

export const command: CommandOn = (terminal) =>
  commandOf({
    meta: { name: "upgrade", description: "Raise the release of a tenant's product in its file, previewed first" },
    args: {
      file: fileOption,
      to: { type: "string", required: true, valueHint: "RELEASE", description: "Release of the product" },
      yes: { type: "boolean", default: false, description: "Don't ask before the file is written" },
      json: jsonOption,
    },
    run: ({ args }) =>
      give(terminal, args.json, async () => {
        if (!args.yes) needsPerson(terminal, "--yes", "changes a file");
        terminal.say(`Working out what release ${args.to} changes…\n`);
        const stage = await openStage({ simulate: false, listener: listenerOn(terminal) });
        const document = await upgrade(args.file, {
          ...stage,
          to: args.to,
          confirm: async (previewed) => {
            terminal.say(`${upgradePreview(previewed, terminal.sideInk)}\n`);
            return agrees(terminal, args.yes, `Write ${previewed.file}?`);
          },
        });
        return { document, words: (ink) => upgradeWords(document, ink), code: CODES[document.outcome] ?? 3 };
      }),
  });
