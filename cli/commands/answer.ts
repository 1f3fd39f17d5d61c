import { answer, openStage } from "../../operations/index.ts";
import { give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { listenerOn } from "../terminal.ts";
import { answerWords, openQuestions } from "../words/answer.ts";
import { dayOption, deployedOption, fileOption, jsonOption, simulateOption } from "./options.ts";

export const command: CommandOn = (terminal) =>
  commandOf({
    meta: {
      name: "answer",
      description: "Fill in a customer's security questionnaire from what is promised and shown",
    },
    args: {
      file: fileOption,
      questions: {
        type: "string",
        valueHint: "FILE.csv",
        description: "The customer's questions; its other columns stay",
      },
      column: {
        type: "string",
        valueHint: "HEADING",
        description: "Column of the questions, where none is headed Question",
      },
      set: {
        type: "string",
        valueHint: "gdpr|hipaa",
        description: "Answer GDPR 28(3) and 32, or HIPAA 164.308-312 instead",
      },
      out: { type: "string", valueHint: "FILE.csv", description: "New file for the answers; printed by default" },
      at: dayOption,
      deployed: deployedOption,
      simulate: simulateOption,
      json: jsonOption,
    },
    run: ({ args: { file, questions, column, set, out, at, deployed, simulate, json } }) =>
      give(terminal, json, async () => {
        const stage = await openStage({ simulate, listener: listenerOn(terminal) });
        const judged = deployed ? "deployed" : "plan";
        const document = await answer(file, stage, { questions, column, set, out, at, judged });
        if (!json && document.out === null) terminal.say(openQuestions(document, terminal.sideInk));
        const isBad = document.answers.some(({ stands }) => stands === "broken" || stands === "unproven");
        const code = document.problems.length > 0 || isBad ? 1 : 0;
        return { document, words: (ink) => answerWords(document, ink), code };
      }),
  });
