import { type Graph, ofType, referents } from "../../../graph/index.ts";
import { asksDirectory } from "./outside.ts";
import { shortName, textIn } from "./reading.ts";
import type { Scene, Way } from "./scene.ts";
import { isCopied } from "./stores.ts";

type Parts = Omit<Scene, "ways">;

/** Every way that is open in the plan, between boxes that are drawn. */
export function waysOf(graph: Graph, parts: Parts): readonly Way[] {
  const drawn = new Set(boxesOf(parts));
  return [
    ...fromOutside(graph, drawn),
    ...betweenTiers(graph),
    ...besideTiers(graph, drawn),
    ...ofCopies(graph),
  ].filter(({ from, to }) => drawn.has(from) && drawn.has(to));
}

function boxesOf({ outside, network, stores, vault, copy, people }: Parts): string[] {
  const tiers = network?.tiers ?? [];
  const things = [...outside, ...tiers.flatMap(({ rows }) => rows.flat()), ...stores, vault, copy?.vault, people];
  const named = things.flatMap((thing) => (thing ? [thing.id] : []));
  return [...named, ...tiers.map(({ name }) => `tier-${name}`), "account", ...(network ? ["network"] : [])];
}

/** Through the firewall where there is one; what stands at the edge is reached no other way. */
function fromOutside(graph: Graph, drawn: ReadonlySet<string>): readonly Way[] {
  const guarded = ofType(graph, "aws:networkfirewall/firewall:Firewall").length > 0;
  const first = guarded ? "tier-firewall" : "tier-edge";
  const steps = (from: string, along: string, way: Pick<Way, "label" | "stroke">, isOut = false): readonly Way[] => {
    const outer: Way = { from, to: first, along: from, ...way };
    const inner: Way = { from: "tier-firewall", to: "tier-edge", along, ...way, label: "" };
    const both = guarded && drawn.has(along) ? [outer, inner] : [outer];
    return isOut ? both.map((one) => ({ ...one, from: one.to, to: one.from })) : both;
  };
  const tunnel: Way = { from: "sites", to: first, along: "sites", label: "IPsec", stroke: "tunnel" };
  return [
    { ...tunnel, both: asksDirectory(graph) },
    ...steps("people", "entrance", { label: "HTTPS", stroke: "plain" }),
    ...steps("partners", "sftp", { label: "SFTP", stroke: "files" }),
    ...steps("hosts", "way-out", { label: "TLS", stroke: "plain" }, true),
  ];
}

const NEXT = [
  ["edge", "web"],
  ["web", "app"],
  ["app", "data"],
] as const;

/** From tier to tier, where a rule of the security groups lets it pass; with its ports. */
function betweenTiers(graph: Graph): readonly Way[] {
  const rules = ofType(graph, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").map((rule) => ({
    from: referents(graph, rule, "referencedSecurityGroupId").map((group) => shortName(graph, group)),
    to: referents(graph, rule, "securityGroupId").map((group) => shortName(graph, group)),
    port: textIn(rule, "fromPort"),
  }));
  return NEXT.flatMap(([from, to]): readonly Way[] => {
    const groups = to === "data" ? ["data", "shared"] : [to];
    const open = rules.filter((rule) => rule.from.includes(from) && rule.to.some((group) => groups.includes(group)));
    const ports = [...new Set(open.map(({ port }) => port))].sort();
    if (ports.length === 0) return [];
    return [{ from: `tier-${from}`, to: `tier-${to}`, label: `TLS, port ${ports.join(" and ")}`, stroke: "plain" }];
  });
}

function besideTiers(graph: Graph, drawn: ReadonlySet<string>): readonly Way[] {
  const out: Way = { from: "tier-app", to: "tier-edge", lane: "right", label: "calls out", stroke: "plain" };
  const asks: Way = { from: "tier-app", to: "tier-firewall", lane: "left", label: "directory", stroke: "tunnel" };
  return [...(drawn.has("way-out") ? [out] : []), ...(asksDirectory(graph) ? [asks] : [])];
}

function ofCopies(graph: Graph): readonly Way[] {
  const chosen = ofType(graph, "aws:backup/selection:Selection").length > 0;
  const kept: Way = { from: "tier-data", to: "vault", lane: "left", label: "", stroke: "copy" };
  const on: Way = { from: "vault", to: "copy", along: "copy", label: "copied on", stroke: "copy" };
  const people: Way = { from: "roles", to: "account", along: "roles", label: "signed in", stroke: "plain" };
  return [...(chosen ? [kept] : []), ...(isCopied(graph) ? [on] : []), people];
}
