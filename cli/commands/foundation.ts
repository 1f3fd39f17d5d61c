import { type BadInput, badInput, foundation, openStage, type PassResult } from "../../operations/index.ts";
import { type Answer, type ExitCode, give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { clearLine, listenerOn, type Terminal } from "../terminal.ts";
import { foundationWords, sayPass } from "../words/foundation.ts";
import { agrees, needsPerson } from "./consent.ts";
import { jsonOption, replaceOption, simulateOption, urnsIn } from "./options.ts";
import { CODES } from "./up.ts";

const DEEDS = ["preview", "up"] as const;

export const command: CommandOn = (terminal) =>
  commandOf({
    meta: {
      name: "foundation",
      description: "Lay the ground under all tenants: accounts, guardrails, roles, zone, state",
    },
    args: {
      deed: {
        type: "positional",
        required: false,
        default: "preview",
        valueHint: "[preview|up]",
        description: "Say what would change, or make it so, pass by pass; preview when left out",
      },
      simulate: simulateOption,
      yes: { type: "boolean", default: false, description: "Don't ask before changing anything" },
      write: { type: "boolean", default: false, description: "Write new account numbers into platform/platform.yaml" },
      replace: replaceOption,
      json: jsonOption,
    },
    run: ({ args }) =>
      give(terminal, args.json, () =>
        foundationAnswer(args.deed, { ...args, replace: urnsIn(args.replace) }, terminal),
      ),
  });

interface FoundationChoices {
  readonly simulate: boolean;
  readonly yes: boolean;
  readonly write: boolean;
  readonly replace: readonly string[];
}

async function foundationAnswer(deed: string, choices: FoundationChoices, terminal: Terminal): Promise<Answer> {
  if (!(DEEDS as readonly string[]).includes(deed)) throw noSuchDeed(deed);
  const { simulate, yes, write, replace } = choices;
  const up = deed === "up";
  if (up && !yes) needsPerson(terminal, "--yes", "changes things");
  const stage = await openStage({ simulate, listener: listenerOn(terminal) });
  const confirm = async (pass: PassResult) => {
    clearLine(terminal);
    terminal.say(`${sayPass(pass, terminal.sideInk)}\n`);
    return agrees(terminal, yes, "Make these changes?");
  };
  const document = await foundation(stage, { up, write: up && write, replace, confirm });
  const codes: Readonly<Record<typeof document.outcome, ExitCode>> = { ...CODES, allowed: 0 };
  return { document, words: (ink) => foundationWords(document, ink), code: codes[document.outcome] };
}

function noSuchDeed(deed: string): BadInput {
  const say = `foundation does preview or up, not ${deed}; it is for all tenants at once.`;
  return badInput("bad-command", say, { found: deed, allowed: DEEDS.join(", ") });
}
