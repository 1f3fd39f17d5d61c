import { type Graph, ofType, type Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { FIREWALL, groupsOf, type Named, policyOf } from "./policies.ts";

/** Kinds of attack for which AWS keeps signatures that every firewall has, by the names of its groups. */
const SIGNATURES = [
  "BotNetCommandAndControlDomains",
  "MalwareDomains",
  "ThreatSignaturesBotnet",
  "ThreatSignaturesDoS",
  "ThreatSignaturesEmergingEvents",
  "ThreatSignaturesExploits",
  "ThreatSignaturesIOC",
  "ThreatSignaturesMalware",
  "ThreatSignaturesScanners",
  "ThreatSignaturesWebAttacks",
];

export const threatSignaturesDrop: Rule = {
  id: "NET-19",
  name: "threat-signatures-drop",
  statement:
    "Every network firewall has AWS's signatures of known attacks, which drop and don't only alert, and asks them before anything is let pass.",
  severity: "critical",
  capability: "network-intrusion-prevention",
  remedy: "name AWS's groups in strict order before the tenant's own, without an override",
  premises: ["firewall-drops-by-default"],
  check: ({ graph }) => each(ofType(graph, FIREWALL), (firewall) => judgeFirewall(graph, firewall)),
};

function judgeFirewall(graph: Graph, firewall: Resource): Finding {
  const groups = groupsOf(graph, policyOf(graph, firewall));
  const ours = groups.filter(({ managed }) => managed === null);
  const first = Math.min(...ours.map(({ priority }) => priority));
  const isAsked = ({ priority }: Named) => priority < first;
  const has = (name: string) => groups.some((one) => one.managed === `${name}StrictOrder` && isAsked(one));
  const missing = SIGNATURES.filter((name) => !has(name));
  const eased = groups.filter(({ override }) => override !== null);
  const faults = [
    ...missing.map((name) => `${name} isn't asked before anything passes`),
    ...eased.map(({ managed, override }) => `${managed} is turned to ${override}`),
  ];
  return faults.length === 0
    ? pass(firewall, `${firewall.name} drops what matches ${SIGNATURES.length} kinds of known attacks`, {
        groups: groups.flatMap(({ managed }) => managed ?? []),
      })
    : fail(firewall, `${firewall.name} lets known attacks pass, since ${faults.join(" and ")}`, { faults });
}
