import { dig, ofType, type Resource } from "../../../graph/index.ts";
import { each, flag, list, places } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";

/** Answers of a web ACL that leave a token in the browser. */
const MARKING = ["captcha", "challenge"];

export const entranceSetsNoCookie: Rule = {
  id: "EDGE-11",
  name: "entrance-sets-no-cookie",
  statement: "Neither the load balancer nor the web application firewall marks people with a cookie of its own.",
  severity: "low",
  capability: "cookie-free",
  remedy: "switch stickiness off, and block instead of asking for proof in the browser",
  premises: [],
  *check({ graph }) {
    yield* each(ofType(graph, "aws:lb/targetGroup:TargetGroup"), (group) => judgeStickiness(group, "stickiness"));
    const forwards = ["aws:lb/listener:Listener", "aws:lb/listenerRule:ListenerRule"];
    yield* each(ofType(graph, ...forwards), (listener) =>
      judgeStickiness(listener, "defaultActions.*.forward.stickiness", "actions.*.forward.stickiness"),
    );
    yield* each(ofType(graph, "aws:wafv2/webAcl:WebAcl"), judgeAcl);
  },
};

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
