import type { types } from "@pulumi/aws";

type Rule = types.input.networkfirewall.RuleGroupRuleGroupRulesSourceStatefulRule;
type Header = types.input.networkfirewall.RuleGroupRuleGroupRulesSourceStatefulRuleHeader;
type Option = readonly [keyword: string, ...settings: readonly string[]];

/** A host outside that the application may call, always over TLS. */
export interface Destination {
  readonly host: string;
  readonly port: number;
}

export interface RulesArgs {
  /** Name that people type: the only one that is let in by. */
  readonly host: string;
  /** Addresses of the edge tier, where the load balancer and NAT stand. */
  readonly edge: string;
  readonly destinations: readonly Destination[];
  /** Networks from which partners exchange files. @default none */
  readonly partners?: readonly string[];
  /** @default the customer's directory isn't reached */
  readonly directory?: DirectoryWay;
}

/** The application's way to the customer's directory. */
export interface DirectoryWay {
  /** Addresses of the tiers from which the application calls it, and the resolver those who know its name. */
  readonly from: { readonly app: string; readonly control: string };
  /** Networks in which it stands. */
  readonly networks: readonly string[];
  readonly ports: readonly number[];
  /** DNS servers there that know its name. */
  readonly dns: readonly string[];
}

/**
 * What may pass, after AWS's groups have had their say; whatever else is sent on a connection is dropped. A name comes
 * from whoever calls and can be forged: this is no proof of who answers. What is inside TLS nobody reads here.
 */
export function planRules(args: RulesArgs): Rule[] {
  const wishes: readonly Wish[] = [
    ...namesOfDirectory(args.directory),
    { action: "DROP", header: { protocol: "UDP" }, options: [] },
    { action: "DROP", header: { protocol: "ICMP" }, options: [] },
    { action: "PASS", header: { protocol: "HTTP", ...inwards(args, 80) }, options: [TO_SERVER] },
    { action: "PASS", header: { protocol: "TLS", ...inwards(args, 443) }, options: [TO_SERVER, ...named(args.host)] },
    ...(args.partners ?? []).map((source) => ({
      action: "PASS" as const,
      header: { protocol: "SSH", ...inwards(args, 22), source },
      options: [TO_SERVER],
    })),
    ...args.destinations.map(({ host, port }) => ({
      action: "PASS" as const,
      header: { protocol: "TLS", ...outwards(args, port) },
      options: [TO_SERVER, ...named(host)],
    })),
    ...toDirectory(args.directory),
  ];
  return wishes.map(ruleOf);
}

/** Questions to the servers that know the directory's name, over either protocol that DNS has. */
function namesOfDirectory(way: DirectoryWay | undefined): readonly Wish[] {
  if (way === undefined) return [];
  return way.dns.flatMap((server) =>
    ["UDP", "TCP"].map((protocol) => pass(protocol, way.from.control, `${server}/32`, 53)),
  );
}

/** TLS to wherever the directory may stand. Which name is said in it nobody asks: few LDAP clients say one. */
function toDirectory(way: DirectoryWay | undefined): readonly Wish[] {
  if (way === undefined) return [];
  return way.networks.flatMap((network) => way.ports.map((port) => pass("TLS", way.from.app, network, port)));
}

function pass(protocol: string, source: string, destination: string, port: number): Wish {
  const options = protocol === "UDP" ? [] : [TO_SERVER];
  return { action: "PASS", header: { protocol, source, destination, destinationPort: `${port}` }, options };
}

interface Wish {
  readonly action: "DROP" | "PASS";
  readonly header: Partial<Header> & Pick<Header, "protocol">;
  readonly options: readonly Option[];
}

const TO_SERVER: Option = ["flow", "to_server", "established"];

const inwards = ({ edge }: RulesArgs, port: number) => ({
  source: "$EXTERNAL_NET",
  destination: edge,
  destinationPort: `${port}`,
});

const outwards = ({ edge }: RulesArgs, port: number) => ({
  source: edge,
  destination: "$EXTERNAL_NET",
  destinationPort: `${port}`,
});

/** The name asked for in TLS is this one, whole. */
const named = (host: string): readonly Option[] => [
  ["tls.sni"],
  ["content", `"${host}"`],
  ["startswith"],
  ["endswith"],
  ["nocase"],
];

const ANYONE = { source: "ANY", sourcePort: "ANY", destination: "ANY", destinationPort: "ANY", direction: "FORWARD" };

/** The rule as the service takes it, numbered by its place. */
function ruleOf({ action, header, options }: Wish, at: number): Rule {
  const all: readonly Option[] = [...options, ["sid", `${at + 1}`]];
  return {
    action,
    header: { ...ANYONE, ...header },
    ruleOptions: all.map(([keyword, ...settings]) => (settings.length > 0 ? { keyword, settings } : { keyword })),
  };
}
