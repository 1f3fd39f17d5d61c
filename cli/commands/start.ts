import { give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { planAnswer } from "./plan.ts";
import { upAnswer } from "./up.ts";

const EXAMPLE = "almendro";
const NEXT = [
  "",
  "Next",
  `  Change a line of tenants/${EXAMPLE}.yaml, then: npx domicile preview ${EXAMPLE} --simulate`,
  `  Why it lives there: npx domicile check ${EXAMPLE}`,
  `  Take it down:       npx domicile destroy ${EXAMPLE} --simulate`,
].join("\n");

/** What a newcomer sees first: the plan and its verdicts, then the example coming up on the simulated AWS. */
export const command: CommandOn = (terminal) =>
  commandOf({
    meta: { name: "start", description: `Show the example: ${EXAMPLE}, planned, judged and brought up simulated` },
    args: {},
    run: async () => {
      const planned = await give(terminal, false, () => planAnswer(EXAMPLE, terminal));
      if (planned !== 0) return planned;
      const code = await give(terminal, false, () =>
        upAnswer(EXAMPLE, { simulate: true, yes: true, replace: [] }, terminal),
      );
      if (code === 0) terminal.print(NEXT);
      return code;
    },
  });
