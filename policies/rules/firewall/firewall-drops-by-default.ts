import { dig, type Graph, ofType, parseCidr, type Resource, referents, type Value } from "../../../graph/index.ts";
import { readNetwork } from "../../proofs/reachability/index.ts";
import { each, list, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { isInside, publicSources } from "../network/public.ts";
import { FIREWALL, policyOf } from "./policies.ts";

const AT = "firewallPolicy";

export const firewallDropsByDefault: Rule = {
  id: "NET-20",
  name: "firewall-drops-by-default",
  statement:
    "Every network firewall goes by strict order, drops what no rule lets pass, lets nothing round its rules, and knows which addresses are the tenant's.",
  severity: "critical",
  capability: "network-intrusion-prevention",
  remedy:
    "set STRICT_ORDER, a default that drops, aws:forward_to_sfe for whole packets and fragments, no stateless groups, and HOME_NET",
  premises: [],
  check: ({ graph }) => each(ofType(graph, FIREWALL), (firewall) => judgeFirewall(graph, firewall)),
};

function judgeFirewall(graph: Graph, firewall: Resource): Finding {
  const policy = policyOf(graph, firewall);
  const defaults = list(policy, `${AT}.statefulDefaultActions`).map(String);
  const strict = text(policy, `${AT}.statefulEngineOptions.ruleOrder`) === "STRICT_ORDER";
  const broken = text(policy, `${AT}.statefulEngineOptions.streamExceptionPolicy`) ?? "DROP";
  const faults = [
    ...(strict ? [] : ["its rules have no strict order"]),
    ...(defaults.some((action) => action.startsWith("aws:drop_")) ? [] : ["what no rule speaks of passes"]),
    ...(broken === "CONTINUE" ? ["it goes on where it has lost a connection"] : []),
    ...["statelessDefaultActions", "statelessFragmentDefaultActions"].flatMap((property) => past(policy, property)),
    ...(list(policy, `${AT}.statelessRuleGroupReferences`).length > 0 ? ["stateless rules come before its own"] : []),
    ...(knowsHome(graph, firewall, policy) ? [] : ["it doesn't know which addresses are the tenant's"]),
  ];
  return faults.length === 0
    ? pass(firewall, `${firewall.name} drops what no rule of ${policy.name} lets pass`, { defaults })
    : fail(firewall, `${firewall.name} lets through what it shouldn't, since ${faults.join(" and ")}`, { faults });
}

function past(policy: Resource, property: string): readonly string[] {
  const actions = list(policy, `${AT}.${property}`).map(String);
  return actions.join() === "aws:forward_to_sfe" ? [] : [`${property} are ${actions.join(" and ") || "none"}`];
}

/** Where the whole world is home, nobody comes from outside, and signatures of who does never match. */
function knowsHome(graph: Graph, firewall: Resource, policy: Resource): boolean {
  const variables = list(policy, `${AT}.policyVariables.ruleVariables`);
  const home = variables.filter((one) => dig(one, "key") === "HOME_NET").map((one) => dig(one, "ipSet.definitions"));
  const ranges = home
    .flatMap((found) => (Array.isArray(found) ? found : []))
    .map((one: Value) => parseCidr(String(one)));
  const own = referents(graph, firewall, "vpcId").map((vpc) => parseCidr(text(vpc, "cidrBlock") ?? "0.0.0.0/0"));
  const isEverywhere = publicSources(ranges, readNetwork(graph)).length > 0;
  return own.length > 0 && own.every((range) => isInside(range, ranges)) && !isEverywhere;
}
