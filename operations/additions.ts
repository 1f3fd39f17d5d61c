import { inputsOf, isList, isMap, type Value, type ValueMap } from "../graph/index.ts";
import type { Standing } from "./standing.ts";

const GROUPS = ["aws:ec2/securityGroup:SecurityGroup", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"];
/** By the property in which the cloud tells all rules of a group, the type that each of ours is a resource of. */
const RULES = {
  ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  egress: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
} as const;
/** How a group tells whom a rule is about, and how the rule itself says it. */
const PEERS = {
  cidrBlocks: "cidrIpv4",
  ipv6CidrBlocks: "cidrIpv6",
  prefixListIds: "prefixListId",
  securityGroups: "referencedSecurityGroupId",
} as const;

/** What somebody has added to a thing of ours, and no resource of ours stands for. */
export interface Addition {
  readonly urn: string;
  readonly property: string;
  readonly lines: readonly ValueMap[];
}

/**
 * The rules of security groups that aren't this stack's: whoever opens a group by hand adds one, and nothing of ours
 * differs by it.
 * @param all every resource of the stack, as read
 */
export function additionsIn(all: readonly Standing[]): Addition[] {
  return all.filter(({ type }) => GROUPS.includes(type)).flatMap((group) => additionsTo(group, all));
}

function additionsTo({ urn, type, id, outputs = {} }: Standing, all: readonly Standing[]): Addition[] {
  const told = inputsOf(type, outputs);
  return Object.entries(RULES).flatMap(([property, kind]) => {
    const rules = all.filter((each) => each.type === kind).map(({ inputs = {} }) => inputsOf(kind, inputs));
    const ours = rules.filter(({ securityGroupId }) => securityGroupId === id);
    const known = new Set(ours.map((rule) => keyOf(lineOf(rule, id))));
    const lines = itemsOf(told[property]).filter(isMap).flatMap(linesOf);
    const added = lines.filter((line) => !known.has(keyOf(line)));
    return added.length > 0 ? [{ urn, property, lines: added }] : [];
  });
}

/** A rule as its group tells it. */
function lineOf(rule: ValueMap, group: string | undefined): ValueMap {
  const { ipProtocol: protocol, fromPort = 0, toPort = 0 } = rule;
  if (rule.referencedSecurityGroupId === group) return { protocol, fromPort, toPort, self: true };
  const peers = Object.entries(PEERS).flatMap(([told, own]) => (rule[own] === undefined ? [] : [[told, [rule[own]]]]));
  return { protocol, fromPort, toPort, ...Object.fromEntries(peers) };
}

/** One line for each whom an entry is about. */
function linesOf({ protocol, fromPort = 0, toPort = 0, self, ...entry }: ValueMap): ValueMap[] {
  const peers = Object.keys(PEERS).flatMap((told) => itemsOf(entry[told]).map((peer) => ({ [told]: [peer] })));
  return [...peers, ...(self === true ? [{ self }] : [])].map((peer) => ({ protocol, fromPort, toPort, ...peer }));
}

const keyOf = (line: ValueMap): string => JSON.stringify(line);
const itemsOf = (value: Value | undefined): readonly Value[] => (isList(value) ? value : []);
