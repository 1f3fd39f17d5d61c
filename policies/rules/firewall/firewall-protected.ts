import { ofType, type Resource } from "../../../graph/index.ts";
import { each, flag } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { FIREWALL } from "./policies.ts";

/** Switches that refuse a change, each with what could happen without it. */
const PROTECTIONS: Readonly<Record<string, string>> = {
  deleteProtection: "be deleted",
  subnetChangeProtection: "be moved out of the way",
  firewallPolicyChangeProtection: "be given other rules",
};

export const firewallProtected: Rule = {
  id: "NET-22",
  name: "firewall-protected",
  statement: "No network firewall can be deleted, moved or given other rules by mistake.",
  severity: "medium",
  capability: "network-intrusion-prevention",
  remedy: `set ${Object.keys(PROTECTIONS).join(", ")} to true`,
  premises: [],
  check: ({ graph }) => each(ofType(graph, FIREWALL), judgeFirewall),
};

function judgeFirewall(firewall: Resource): Finding {
  const faults = Object.entries(PROTECTIONS).flatMap(([property, harm]) => (flag(firewall, property) ? [] : [harm]));
  return faults.length === 0
    ? pass(firewall, `${firewall.name} can't be deleted, moved or given other rules by mistake`)
    : fail(firewall, `${firewall.name} can ${faults.join(" and ")} by mistake`, { faults });
}
