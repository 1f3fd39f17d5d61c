import { ofType, type Resource } from "../../../graph/index.ts";
import { each, texts } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";

const LISTENERS = ["aws:lb/listener:Listener", "aws:lb/listenerRule:ListenerRule"];
/** What a load balancer does that needs an identity provider to answer. */
const ELSEWHERE = ["authenticate-oidc", "authenticate-cognito"];

export const signInNeedsNobodyElse: Rule = {
  id: "DIR-04",
  name: "sign-in-needs-nobody-else",
  statement:
    "People get from the entrance to the product's own sign-in without any system outside: no listener sends them to an identity provider first.",
  severity: "high",
  capability: "sign-in-fallback",
  remedy: "let the listener forward people to the product, which offers every way to sign in",
  premises: [],
  check: ({ graph }) => each(ofType(graph, ...LISTENERS), judgeListener),
};

function judgeListener(listener: Resource): Finding {
  const actions = [...texts(listener, "defaultActions.*.type"), ...texts(listener, "actions.*.type")];
  const elsewhere = actions.filter((action) => ELSEWHERE.includes(action));
  return elsewhere.length === 0
    ? pass(listener, `${listener.name} sends nobody elsewhere to sign in`)
    : fail(listener, `nobody gets past ${listener.name} while an identity provider is down`);
}
