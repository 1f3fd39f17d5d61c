import { verify } from "../../operations/index.ts";
import { give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { jsonOption } from "./options.ts";

export const command: CommandOn = (terminal) =>
  commandOf({
    meta: { name: "verify", description: "Say whether evidence is what was signed" },
    args: {
      dir: { type: "positional", required: true, valueHint: "DIR", description: "The folder of evidence" },
      "public-key": { type: "string", valueHint: "FILE", description: "Public key of whoever must have signed it" },
      json: jsonOption,
    },
    run: ({ args }) =>
      give(terminal, args.json, async () => {
        const document = await verify(args.dir, args["public-key"]);
        const isGood = document.outcome === "good";
        const words = isGood
          ? "Every file is as it was signed."
          : `Not as it was signed: ${document.differs.join(", ")}.`;
        return { document, words: (ink) => (isGood ? ink.good(words) : ink.bad(words)), code: isGood ? 0 : 1 };
      }),
  });
