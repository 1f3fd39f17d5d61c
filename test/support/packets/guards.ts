import { written } from "./bits.ts";
import type { Station } from "./lay.ts";
import type { AclLine, GroupLine, Line, Raw, RawSubnet } from "./raw.ts";

/** What a machine's own table remembers. */
export const HEARD = ["calls", "datagrams", "answers"] as const;

/** An ACL for the router of its subnet: stateless, the first line that fits decides. Neighbours inside never meet it. */
export function aclTable({ acl }: RawSubnet): string {
  if (acl === "open") return "table ip acl { }";
  const chain = (hook: string, way: string, side: Side, lines: readonly AclLine[]) =>
    [
      `chain ${hook} { type filter hook ${hook} priority raw; policy drop;`,
      `${way} "h*" accept`,
      ...lines.flatMap((line) => fromBlocks(line, side).map((match) => `${match} ${line.allows ? "accept" : "drop"}`)),
      "}",
    ].join("\n");
  return [
    "table ip acl {",
    chain("prerouting", "iifname", "saddr", acl.incoming),
    chain("postrouting", "oifname", "daddr", acl.outgoing),
    "}",
  ].join("\n");
}

/** The groups of a station: stateful, and the kernel writes down what they let in and which calls were answered. */
export function groupTable(raw: Raw, { machine }: Station, stations: readonly Station[]): string {
  const chain = (hook: "input" | "output", direction: "incoming" | "outgoing", side: Side, verdict: string) => {
    const lines = machine?.groups.flatMap((group) => raw.groups.get(group)?.[direction] ?? []);
    const matches = lines?.flatMap((line) => [...fromBlocks(line, side), ...fromMembers(line, side, stations)]) ?? [""];
    return [
      `chain ${hook} { type filter hook ${hook} priority 0; policy drop;`,
      "ct state established,related accept",
      ...matches.map((match) => `${match} ${verdict}`),
      "}",
    ].join("\n");
  };
  return [
    "table ip groups {",
    ...HEARD.map((name) => `set ${name} { type ipv4_addr . inet_service; flags dynamic; size 65535; }`),
    "chain heard {",
    "add @calls { ip saddr . tcp dport }",
    "add @datagrams { ip saddr . udp dport }",
    "accept",
    "}",
    "chain answered { type filter hook input priority -1;",
    "tcp flags & (syn | ack) == syn | ack add @answers { ip saddr . tcp sport }",
    "}",
    chain("input", "incoming", "saddr", "jump heard"),
    chain("output", "outgoing", "daddr", "accept"),
    "}",
  ].join("\n");
}

type Side = "saddr" | "daddr";

const fromBlocks = (line: Line, side: Side): readonly string[] =>
  line.blocks
    .filter((block) => block.startsWith("4"))
    .map((block) => `${block === "4" ? "" : `ip ${side} ${written(block)} `}${trafficOf(line)}`);

/** A group stands for the addresses of those who are in it. */
const fromMembers = (line: GroupLine, side: Side, stations: readonly Station[]): readonly string[] =>
  stations
    .filter(({ machine }) => line.groups.some((group) => machine?.groups.includes(group)))
    .map(({ address }) => `ip ${side} ${address} ${trafficOf(line)}`);

function trafficOf({ by, protocol, ports: [from, to] }: Line): string {
  if (protocol === "-1") return "";
  if (protocol === "tcp" || protocol === "udp") return `${protocol} dport ${from}-${to}`;
  throw new Error(`${by} speaks of ${protocol}, which nobody sends here yet.`);
}
