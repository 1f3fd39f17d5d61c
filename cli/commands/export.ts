import { exportStack, openStage } from "../../operations/index.ts";
import { give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { listenerOn } from "../terminal.ts";
import { fileOption, jsonOption, simulateOption } from "./options.ts";

export const command: CommandOn = (terminal) =>
  commandOf({
    meta: { name: "export", description: "Print the deployment as Pulumi keeps it, secrets sealed" },
    args: { file: fileOption, simulate: simulateOption, json: jsonOption },
    run: ({ args }) =>
      give(terminal, args.json, async () => {
        const stage = await openStage({ simulate: args.simulate, listener: listenerOn(terminal) });
        const document = await exportStack(args.file, stage);
        return { document, words: () => JSON.stringify(document, null, 2), code: 0 };
      }),
  });
