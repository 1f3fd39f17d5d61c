import { spawn } from "node:child_process";
import { badInput } from "../../operations/index.ts";
import { give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";

type Served = Awaited<ReturnType<typeof import("../../desk/index.ts").serveDesk>>;

export const command: CommandOn = (terminal) =>
  commandOf({
    meta: {
      name: "desk",
      description: "Open the salesperson's page on this computer until Ctrl-C; prints its address",
    },
    args: {
      port: { type: "string", valueHint: "N", description: "Port to use. Default: any that is free" },
      open: { type: "boolean", default: false, description: "Open it in the browser as well" },
    },
    run: async ({ args }) => {
      const stopped = untilStopped();
      let served: Served | undefined;
      const code = await give(terminal, false, async () => {
        const { serveDesk } = await import("../../desk/index.ts");
        served = await serveDesk(portIn(args.port));
        const { url } = served;
        return { document: { url }, words: () => url, code: 0 };
      });
      if (served === undefined) return code;
      terminal.say("The desk is open until Ctrl-C, to this computer alone.\n");
      if (args.open) openBrowser(served.url);
      await stopped;
      await served.close();
      return code;
    },
  });

function portIn(text: string | undefined): number {
  if (text === undefined) return 0;
  if (/^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536) return Number(text);
  throw badInput("bad-command", `--port is "${text}"; write a number from 1 to 65535.`, { found: text });
}

/** The way to the browser of this system; without one the address still stands on the screen. */
function openBrowser(url: string): void {
  const [program = "", ...words] = { darwin: ["open"], win32: ["cmd", "/c", "start"] }[process.platform as string] ?? [
    "xdg-open",
  ];
  spawn(program, [...words, url], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}

/** Ctrl-C, or whoever looks after processes asking this one to end. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}
