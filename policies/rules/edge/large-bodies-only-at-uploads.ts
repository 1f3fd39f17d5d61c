import { dig, type Graph, ofType, type Resource, referents, referrers, type Value } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { sparesOnly, tells } from "./uploads.ts";
import { blocks, easedIn, parts, rulesOf, WEB_ACL } from "./waf.ts";

export const largeBodiesOnlyAtUploads: Rule = {
  id: "EDGE-15",
  name: "large-bodies-only-at-uploads",
  statement:
    "A body over 8 kB, of which the web application firewall isn't shown the rest, gets in only where the product takes files: by the method and up to the size that it says, and only if the request tells its length. AWS's rules that take files for attacks are left out there and nowhere else.",
  severity: "high",
  capability: "edge-filtering",
  remedy:
    "for each rule of AWS's that counts, block what it would have blocked in a later rule that leaves out the product's uploads alone, and set desyncMitigationMode to strictest",
  premises: ["waf-on-every-public-lb", "waf-baseline-rules"],
  check: (subject) => each(ofType(subject.graph, WEB_ACL), (acl) => judgeAcl(subject, acl)),
};

function judgeAcl({ graph, product }: Subject, acl: Resource): Finding {
  const rules = rulesOf(graph, acl);
  const counting = rules.flatMap((group) => easedIn(group).map((one) => ({ name: String(dig(one, "name")), group })));
  if (counting.length === 0) return pass(acl, `${acl.name} turns away every body over 8 kB`, { uploads: [] });
  const guards = rules.filter((rule) => blocks(rule) && leavesOutOnly(rule, product.uploads));
  const open = counting.filter(({ name, group }) => !guards.some((rule) => standsIn(rule, name, group)));
  const faults = [
    ...open.map(({ name }) => `what ${name} counts isn't blocked outside the product's uploads`),
    ...lenientOf(graph, acl).map(({ name }) => `${name} takes requests that tell their length in two ways`),
  ];
  const uploads = product.uploads.map(({ path, method, largest }) => `${method} ${path} up to ${largest}`);
  return faults.length === 0
    ? pass(
        acl,
        `${acl.name} takes bodies over 8 kB by ${uploads.join(" and ")} alone, and sees the first 8 kB of them`,
        {
          uploads,
          unseen: "what such a body holds past its first 8,192 bytes",
          counting: counting.map(({ name }) => name),
        },
      )
    : fail(acl, `${acl.name} takes large bodies anywhere, since ${faults.join(" and ")}`, { faults });
}

/** All that a rule blocks but the product's uploads, it blocks wherever it is sent. */
function leavesOutOnly(rule: Value, uploads: Subject["product"]["uploads"]): boolean {
  const [, ...spared] = parts(dig(rule, "statement"));
  return spared.every((part) => sparesOnly(part, uploads));
}

/** Labels are only there for rules that come after the group. */
function standsIn(rule: Value, name: string, group: Value): boolean {
  const [sign] = parts(dig(rule, "statement"));
  return tells(sign, name) && Number(dig(rule, "priority")) > Number(dig(group, "priority"));
}

/** Load balancers that pass on what states a length and comes in chunks all the same. */
function lenientOf(graph: Graph, acl: Resource): readonly Resource[] {
  return referrers(graph, "aws:wafv2/webAclAssociation:WebAclAssociation", "webAclArn", acl)
    .flatMap((association) => referents(graph, association, "resourceArn"))
    .filter((balancer) => text(balancer, "desyncMitigationMode") !== "strictest");
}
