import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { HEARD } from "./guards.ts";
import { type Layout, layOut, type Station } from "./lay.ts";
import type { Raw } from "./raw.ts";

/** What the kernel did with packets between all stations of one network. What isn't named didn't arrive. */
export interface Recording {
  /** Of the network as it was laid out: for another, another has to be recorded. */
  readonly digest: string;
  /** Who stood in it, with their addresses. */
  readonly stations: Readonly<Record<string, string>>;
  /** Asked for over TCP and over UDP, by everybody of every machine. */
  readonly ports: readonly number[];
  /** By `from → to`: what arrived at a machine, as `tcp 443, udp 53`. */
  readonly arrived: Readonly<Record<string, string>>;
  /** By `from → to`: calls over TCP to which the answer came back. */
  readonly opened: Readonly<Record<string, string>>;
}

const PROBE = fileURLToPath(new URL("probe.mjs", import.meta.url));
const TOOLS = ["bash", "ip", "mount", "nft", "setpriv", "sysctl", "unshare"];
/** Names of namespaces are files: kept where nobody else sees them. */
const APART = [
  "mount --make-rprivate /",
  "mount -t proc proc /proc",
  "mkdir -p /run/netns",
  "mount -t tmpfs none /run/netns",
];
/** A bit of everything that laying out needs. */
const SMALLEST = [
  "ip netns add a",
  "ip -n a link add left type veth peer name right",
  "ip netns exec a sysctl -qw net.ipv4.ip_forward=1",
  "ip netns exec a nft 'add table ip t; add chain ip t c { type filter hook input priority 0; }'",
  "ip netns exec a nft 'add rule ip t c ct state established accept'",
];
/** Asked for by nobody. */
const DISCARD = 9;

/** What is missing on this machine to lay a network out; null when nothing is. */
export async function missing(): Promise<string | null> {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const absent = TOOLS.filter((tool) => !folders.some((folder) => existsSync(join(folder, tool))));
  if (process.getuid?.() !== 0) absent.push("root");
  if (absent.length > 0) return absent.join(", ");
  return run(SMALLEST).then(
    () => null,
    (error) => `the right to make namespaces and rules in them (${String(error.stderr).trim().split("\n").at(-1)})`,
  );
}

/** The digest of a network as it is laid out. */
export const digestOf = (raw: Raw): string => createHash("sha256").update(layOut(raw).script).digest("hex");

/** Lays a network out in namespaces of this machine, sends real packets between all stations, and reads what arrived. */
export async function record(raw: Raw): Promise<Recording> {
  const layout = layOut(raw);
  const ports = portsOf(raw);
  const tables = (await run(scriptOf(layout, ports))).trim().split("\n");
  const heard = layout.stations.map((station, index) => heardAt(station, tables[index] ?? "", layout));
  return {
    digest: digestOf(raw),
    stations: Object.fromEntries(layout.stations.map(({ name, address }) => [name, address])),
    ports,
    arrived: byPair(heard.flatMap(({ arrived }) => arrived)),
    opened: byPair(heard.flatMap(({ opened }) => opened)),
  };
}

/** Every port at which a line of a group or an ACL begins or ends, and one that none speaks of. */
function portsOf(raw: Raw): readonly number[] {
  const acls = raw.subnets.flatMap(({ acl }) => (acl === "open" ? [] : [acl]));
  const lines = [...raw.groups.values(), ...acls].flatMap(({ incoming, outgoing }) => [...incoming, ...outgoing]);
  const named = lines.flatMap(({ protocol, ports }) => (protocol === "-1" ? [] : ports));
  return [...new Set([...named, DISCARD])].sort((one, other) => one - other);
}

function scriptOf({ script, stations }: Layout, ports: readonly number[]): readonly string[] {
  const machines = stations.filter(({ machine }) => machine !== null);
  const probe = ({ space }: Station, deed: string) =>
    `ip netns exec ${space} ${process.execPath} ${PROBE} ${deed} ${ports} </dev/null`;
  const others = (station: Station) => machines.filter((one) => one !== station).map(({ address }) => address);
  const ear = (index: number) => index + 10;
  return [
    script,
    ...machines.map((station, index) => `exec ${ear(index)}< <(${probe(station, "listen")})`),
    ...machines.map((_, index) => `read -r -u ${ear(index)}`),
    ...stations.map((station) => `${probe(station, `call ${others(station)}`)} & calls="$calls $!"`),
    "wait $calls",
    ...stations.map(({ space }) => `ip netns exec ${space} nft -j list table ip groups`),
  ];
}

/** Runs lines of a shell in namespaces that end with their first process, which ends with this one, however it ends. */
async function run(lines: readonly string[]): Promise<string> {
  const apart = ["--pdeathsig", "KILL", "unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "bash"];
  const running = promisify(execFile)("setpriv", apart, {
    maxBuffer: 2 ** 26,
    timeout: 300_000,
    killSignal: "SIGKILL",
  });
  // Who isn't permitted ends before reading: how it ended says why.
  running.child.stdin?.on("error", () => undefined);
  running.child.stdin?.end(["set -e", ...APART, ...lines, ""].join("\n"));
  return (await running).stdout;
}

/** A set as nftables lists it: an address and a port each. */
interface Listed {
  readonly nftables: readonly {
    readonly set?: { readonly name: string; readonly elem?: readonly { readonly concat: readonly [string, number] }[] };
  }[];
}

type Traffic = readonly [pair: string, protocol: string, port: number];

function heardAt(station: Station, table: string, { stations }: Layout) {
  const sets = (JSON.parse(table) as Listed).nftables.flatMap(({ set }) => set ?? []);
  const elements = (name: (typeof HEARD)[number]) => {
    const elem = sets.find((one) => one.name === name)?.elem ?? [];
    return elem.map(
      ({ concat: [address, port] }) => [stations.find((one) => one.address === address)?.name, port] as const,
    );
  };
  const said = (name: (typeof HEARD)[number], protocol: string) =>
    elements(name).map(([from, port]): Traffic => [`${from} → ${station.name}`, protocol, port]);
  const arrived = [...said("calls", "tcp"), ...said("datagrams", "udp")];
  const opened = elements("answers").map(([to, port]): Traffic => [`${station.name} → ${to}`, "tcp", port]);
  return { arrived, opened };
}

/** In an order that is always the same. */
function byPair(traffic: readonly Traffic[]): Readonly<Record<string, string>> {
  const sorted = [...traffic].sort(([a, b, c], [d, e, f]) => compare(a, d) || compare(b, e) || c - f);
  const pairs: Record<string, string> = {};
  for (const [pair, ...one] of sorted) pairs[pair] = pair in pairs ? `${pairs[pair]}, ${one.join(" ")}` : one.join(" ");
  return pairs;
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
