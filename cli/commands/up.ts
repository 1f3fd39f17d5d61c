import { type Half, openStage, type UpResult, up } from "../../operations/index.ts";
import { type Answer, type ExitCode, give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { clearLine, listenerOn, type Terminal } from "../terminal.ts";
import { saySteps } from "../words/preview.ts";
import { upWords } from "../words/up.ts";
import { agrees, needsPerson } from "./consent.ts";
import { fileOption, halfIn, halfOptions, jsonOption, replaceOption, simulateOption, urnsIn } from "./options.ts";

export const CODES: Readonly<Record<UpResult["outcome"], ExitCode>> = {
  succeeded: 0,
  refused: 1,
  failed: 3,
  cancelled: 130,
};

export const command: CommandOn = (terminal) =>
  commandOf({
    meta: { name: "up", description: "Make the tenant as its file has it: previewed, judged, then changed" },
    args: {
      file: fileOption,
      simulate: simulateOption,
      yes: { type: "boolean", default: false, description: "Don't ask before changing anything" },
      replace: replaceOption,
      ...halfOptions,
      json: jsonOption,
    },
    run: ({ args }) =>
      give(terminal, args.json, () =>
        upAnswer(args.file, { ...args, ...halfIn(args), replace: urnsIn(args.replace) }, terminal),
      ),
  });

interface UpChoices {
  readonly simulate: boolean;
  readonly yes: boolean;
  readonly replace: readonly string[];
  readonly half?: Half;
}

/** Brings one tenant up, asking a person first unless they have said yes. */
export async function upAnswer(
  file: string,
  { simulate, yes, replace, half }: UpChoices,
  terminal: Terminal,
): Promise<Answer> {
  if (!yes) needsPerson(terminal, "--yes", "changes things");
  const stage = await openStage({ simulate, listener: listenerOn(terminal) });
  const document = await up(file, stage, {
    replace,
    ...(half && { half }),
    confirm: async (previewed) => {
      clearLine(terminal);
      terminal.say(`${saySteps(previewed, terminal.sideInk)}\n`);
      return agrees(terminal, yes, "Make these changes?");
    },
  });
  const flags = `${half ? ` --${half}` : ""}${simulate ? " --simulate" : ""}`;
  const manner = { again: `npx domicile up ${file}${flags}`, leavesCluster: half === "outside" };
  return {
    document,
    words: (ink) => upWords(document, manner, ink),
    code: CODES[document.outcome],
  };
}
