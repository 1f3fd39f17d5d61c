import { dig, type Graph, ofType, type Resource, referents, referrers } from "../../../graph/index.ts";
import { directoryOf } from "../../../spec/index.ts";
import { each, list, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

const RULE = "aws:route53/resolverRule:ResolverRule";
const ENDPOINT = "aws:route53/resolverEndpoint:ResolverEndpoint";

export const directoryNamesAskedPrivately: Rule = {
  id: "DIR-02",
  name: "directory-names-asked-privately",
  statement:
    "Of the directory's names, and of no others, the network asks the customer's own DNS servers, and nobody outside asks the network.",
  severity: "high",
  capability: "directory-path",
  remedy:
    "forward the directory's host to exactly the servers of directory.dns by an OUTBOUND endpoint, and nothing else",
  premises: [],
  rare: true,
  *check(subject) {
    const { graph, settled } = subject;
    yield* each(ofType(graph, ENDPOINT), judgeEndpoint);
    yield* each(ofType(graph, RULE), (rule) => judgeRule(subject, rule));
    const way = directoryOf(settled.tenant);
    if (way !== null && way.dns.length > 0 && ofType(graph, RULE).length === 0)
      yield fail(null, `nothing asks ${way.dns.join(" and ")} for ${way.host}`);
  },
};

function judgeEndpoint(endpoint: Resource): Finding {
  return text(endpoint, "direction") === "OUTBOUND"
    ? pass(endpoint, `${endpoint.name} asks and answers nobody`)
    : fail(endpoint, `${endpoint.name} answers whoever asks from outside`);
}

function judgeRule({ graph, settled }: Subject, rule: Resource): Finding {
  const way = directoryOf(settled.tenant);
  const [domain, asked] = [text(rule, "domainName"), list(rule, "targetIps").map((one) => String(dig(one, "ip")))];
  if (domain !== way?.host) return fail(rule, `${rule.name} has ${domain} asked of somebody else`);
  const strange = asked.filter((server) => !way?.dns.includes(server));
  if (strange.length > 0) return fail(rule, `${domain} is asked of ${strange.join(" and ")}, whom nobody named`);
  return isTied(graph, rule)
    ? pass(rule, `${domain} is asked of ${asked.join(" and ")} alone`, { asked })
    : fail(rule, `${rule.name} forwards nothing: it has no server, no endpoint or no network`);
}

const isTied = (graph: Graph, rule: Resource): boolean =>
  text(rule, "ruleType") === "FORWARD" &&
  list(rule, "targetIps").length > 0 &&
  referents(graph, rule, "resolverEndpointId").length > 0 &&
  referrers(graph, "aws:route53/resolverRuleAssociation:ResolverRuleAssociation", "resolverRuleId", rule).length > 0;
