import { ofType, referrers } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { toldOfAttacks } from "./patterns.ts";

export const findingsReachContacts: Rule = {
  id: "DET-07",
  name: "findings-reach-contacts",
  statement:
    "Every grave finding of an attack is told at once to whom the customer named for security and for privacy.",
  severity: "critical",
  capability: "incident-clock",
  remedy: "send GuardDuty's findings of severity 7 and more to a topic to which both contacts subscribe",
  premises: ["threats-watched"],
  check: (subject) =>
    each(ofType(subject.graph, "aws:guardduty/detector:Detector"), (detector) => {
      const deaf = deafOf(subject);
      return deaf.length === 0
        ? pass(detector, `what ${detector.name} finds is told to everybody who must hear of it`)
        : fail(detector, `${deaf.join(" and ")} don't hear what ${detector.name} finds`, { deaf });
    }),
};

/** Contacts of the customer whom no rule tells. */
function deafOf({ graph, settled }: Subject): readonly string[] {
  const { security, privacy } = settled.tenant.contacts;
  const heard = toldOfAttacks(graph).flatMap((topic) =>
    referrers(graph, "aws:sns/topicSubscription:TopicSubscription", "topic", topic).map((one) => text(one, "endpoint")),
  );
  return [...new Set([security, privacy])].filter((address) => !heard.includes(address));
}
