import { basename } from "node:path";
import { type BadInput, badInput, destroy, openStage } from "../../operations/index.ts";
import { type Answer, give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { listenerOn, type Terminal } from "../terminal.ts";
import { destroyWords } from "../words/destroy.ts";
import { needsPerson } from "./consent.ts";
import { fileOption, jsonOption, simulateOption } from "./options.ts";
import { CODES } from "./up.ts";

export const command: CommandOn = (terminal) =>
  commandOf({
    meta: { name: "destroy", description: "Take a tenant down; list what locks keep, and until when" },
    args: {
      file: fileOption,
      simulate: simulateOption,
      yes: { type: "string", valueHint: "NAME", description: "The tenant's name, written out, instead of being asked" },
      json: jsonOption,
    },
    run: ({ args }) => give(terminal, args.json, () => destroyAnswer(args.file, args, terminal)),
  });

async function destroyAnswer(
  file: string,
  { simulate, yes }: { readonly simulate: boolean; readonly yes?: string | undefined },
  terminal: Terminal,
): Promise<Answer> {
  const name = basename(file).replace(/\.ya?ml$/, "");
  if (yes === undefined) needsPerson(terminal, `--yes ${name}`, "destroys a tenant");
  const typed = yes ?? (await terminal.ask(`This destroys ${name}. Type its name to go on: `));
  if (typed !== name) throw otherName(typed, name);
  const stage = await openStage({ simulate, listener: listenerOn(terminal) });
  const document = await destroy(file, stage);
  return { document, words: (ink) => destroyWords(document, ink), code: CODES[document.outcome] };
}

function otherName(typed: string, name: string): BadInput {
  const say = `The name typed is not the tenant's: nothing was touched. Write --yes ${name} if ${name} is to be destroyed.`;
  return badInput("other-name", say, { found: typed, allowed: name });
}
