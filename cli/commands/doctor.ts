import { type DoctorResult, doctor } from "../../operations/index.ts";
import { type ExitCode, give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { doctorWords } from "../words/doctor.ts";
import { fileOption, jsonOption, simulateOption } from "./options.ts";

export const command: CommandOn = (terminal) =>
  commandOf({
    meta: { name: "doctor", description: "Look at all that must stand before an up; say how to mend what doesn't" },
    args: { file: fileOption, simulate: simulateOption, json: jsonOption },
    run: ({ args }) =>
      give(terminal, args.json, async () => {
        const document = await doctor(args.file, args);
        return { document, words: (ink) => doctorWords(document, ink), code: codeOf(document) };
      }),
  });

/** What is bad is a no; what can't be told is the cloud's failure to answer. */
function codeOf({ lines }: DoctorResult): ExitCode {
  if (lines.some(({ outcome }) => outcome === "bad")) return 1;
  return lines.some(({ outcome }) => outcome === "untold") ? 3 : 0;
}
