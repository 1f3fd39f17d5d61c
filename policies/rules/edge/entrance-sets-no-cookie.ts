import { dig, ofType, type Resource } from "../../../graph/index.ts";
import { each, flag, list, places, texts } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";

/** Answers of a web ACL that leave a token in the browser. */
const MARKING = ["captcha", "challenge"];
/** Actions of a load balancer that keep a session of its own in the browser. */
const SESSIONS = ["authenticate-cognito", "authenticate-oidc"];

export const entranceSetsNoCookie: Rule = {
  id: "EDGE-11",
  name: "entrance-sets-no-cookie",
  statement: "Neither the load balancer nor the web application firewall marks people with a cookie of its own.",
  severity: "low",
  capability: "cookie-free",
  remedy: "switch stickiness off, leave sign-in to the product, and block instead of asking for proof in the browser",
  premises: [],
  *check({ graph }) {
    yield* each(ofType(graph, "aws:lb/targetGroup:TargetGroup"), (group) => judgeStickiness(group, "stickiness"));
    const forwards = ["aws:lb/listener:Listener", "aws:lb/listenerRule:ListenerRule"];
    yield* each(ofType(graph, ...forwards), judgeListener);
    yield* each(ofType(graph, "aws:wafv2/webAcl:WebAcl"), judgeAcl);
  },
};

function judgeListener(listener: Resource): Finding {
  const actions = ["defaultActions.*", "actions.*"];
  const sessions = actions.flatMap((at) => texts(listener, `${at}.type`)).filter((type) => SESSIONS.includes(type));
  return sessions.length === 0
    ? judgeStickiness(listener, ...actions.map((at) => `${at}.forward.stickiness`))
    : fail(listener, `${listener.name} signs people in by itself, and marks each with a cookie`, { actions: sessions });
}

function judgeStickiness(target: Resource, ...patterns: readonly string[]): Finding {
  const sticky = patterns.flatMap((pattern) => places(target, pattern)).filter((at) => flag(target, `${at}.enabled`));
  return sticky.length === 0
    ? pass(target, `${target.name} sets no cookie`)
    : fail(target, `${target.name} marks each browser with a cookie`, { at: sticky });
}

function judgeAcl(acl: Resource): Finding {
  const marking = list(acl, "rules").filter((rule) =>
    MARKING.some((answer) => dig(rule, `action.${answer}`) !== undefined),
  );
  const names = marking.map((rule) => String(dig(rule, "name")));
  return names.length === 0
    ? pass(acl, `${acl.name} sets no cookie`)
    : fail(acl, `${acl.name} leaves a token in the browser by ${names.join(" and ")}`, { rules: names });
}
