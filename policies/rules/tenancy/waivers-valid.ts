import { fail, pass, type Rule } from "../../rule.ts";
import { takeWaivers } from "../../waivers.ts";

export const waiversValid: Rule = {
  id: "TEN-08",
  name: "waivers-valid",
  statement: "Every waiver is for something that fails, for few resources, for a short time, and that time isn't over.",
  severity: "critical",
  capability: "strict-defaults",
  remedy: "mend what it waives and take it out of the tenant's waivers, or have it approved anew",
  premises: [],
  rare: true,
  last: true,
  *check({ waivers, today }, others) {
    for (const { waiver, resource, fault } of takeWaivers(waivers, others, today)) {
      const { rule, ticket, until } = waiver;
      const facts = { rule, ticket, until };
      yield fault === null
        ? pass(null, `${rule} is waived on ${resource} until ${until} (${ticket})`, facts)
        : fail(null, `the waiver of ${rule} on ${resource} (${ticket}) doesn't count: ${fault}`, facts);
    }
  },
};
