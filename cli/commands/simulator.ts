import { type Served, simulate } from "../../operations/index.ts";
import { give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { simulatorWords } from "../words/simulator.ts";
import { jsonOption } from "./options.ts";

export const command: CommandOn = (terminal) =>
  commandOf({
    meta: { name: "simulator", description: "Serve the simulated AWS until Ctrl-C; prints how stock pulumi uses it" },
    args: { json: jsonOption },
    run: async ({ args }) => {
      const stopped = untilStopped();
      let served: Served | undefined;
      const code = await give(terminal, args.json, async () => {
        served = await simulate();
        const { told } = served;
        return { document: told, words: () => simulatorWords(told), code: 0 };
      });
      if (served === undefined) return code;
      terminal.say("Serving the simulated AWS until Ctrl-C. Paste the lines above where you run pulumi.\n");
      await stopped;
      await served.close();
      return code;
    },
  });

/** Ctrl-C, or whoever looks after processes asking this one to end. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}
