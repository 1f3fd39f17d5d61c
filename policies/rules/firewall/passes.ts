import { dig, type Graph, isMap, type Resource, type Value, type ValueMap } from "../../../graph/index.ts";
import { known, list, Unproven } from "../../read.ts";
import { groupsOf, policyOf } from "./policies.ts";

/** One rule of a firewall that lets something pass. */
export interface Pass {
  readonly protocol: string;
  readonly source: string;
  readonly destination: string;
  readonly port: string;
  /** The one name that TLS must ask for, whole; null when any does. */
  readonly host: string | null;
}

/** What the tenant's own rules of a firewall let pass. Throws `Unproven` for rules that can't be read. */
export function ownPasses(graph: Graph, firewall: Resource): readonly Pass[] {
  return groupsOf(graph, policyOf(graph, firewall)).flatMap(({ managed, own }) => {
    if (managed !== null) return [];
    if (own === null) throw new Unproven(`a group of rules of ${firewall.name} is none of this stack`);
    return passesOf(own);
  });
}

/** What the rules of a group let pass. Throws `Unproven` for rules that aren't written out field by field. */
export function passesOf(group: Resource): readonly Pass[] {
  const source = known(group, "ruleGroup.rulesSource");
  const fields: ValueMap = isMap(source) ? source : {};
  if (Object.keys(fields).join() !== "statefulRules")
    throw new Unproven(`the rules of ${group.name} aren't written out field by field`);
  return list(group, "ruleGroup.rulesSource.statefulRules")
    .filter((rule) => !["ALERT", "DROP", "REJECT"].includes(String(dig(rule, "action"))))
    .map(passOf);
}

function passOf(rule: Value): Pass {
  const field = (name: string) => String(dig(rule, `header.${name}`));
  const twoWays = field("direction") !== "FORWARD";
  return {
    protocol: field("protocol"),
    source: twoWays ? "ANY" : field("source"),
    destination: twoWays ? "ANY" : field("destination"),
    port: field("destinationPort"),
    host: wholeName(dig(rule, "ruleOptions")),
  };
}

/** Suricata matches what follows `tls.sni` in the name; both ends bind it whole. */
function wholeName(options: Value | undefined): string | null {
  const all = (Array.isArray(options) ? options : []) as readonly Value[];
  const words = all.map((option) => String(dig(option, "keyword")));
  const contents = all.filter((option) => dig(option, "keyword") === "content").map((one) => dig(one, "settings.0"));
  const [content] = contents;
  const bound = ["tls.sni", "startswith", "endswith"].every((word) => words.includes(word));
  return bound && contents.length === 1 && typeof content === "string" ? content.replace(/^"|"$/g, "") : null;
}
