import { judge, rules, subjectOf } from "../policies/index.ts";
import { FOUR, SIX } from "../policies/proofs/reachability/packets.ts";
import { type Declared, declared } from "../test/stacks/tenants.ts";
import { type Pair, pairsOf, withSix } from "../test/support/pairs/index.ts";

/** One example with SFTP, shared files and a site of the supporters, one with a directory behind a VPN. */
const EXAMPLES = ["kade", "fjordbevegelse"] as const;

const HEAD = `# Who reaches whom

Every ordered pair of what stands in the network of two examples, of everybody outside whom their files name and of the
vendor's operators, over IPv4 and IPv6, as the reachability proof reads it from the plan: over groups, ordered ACLs in both directions, routes, NAT gateways,
firewalls and VPNs. *Anything else* is whatever may come to stand in a tier's subnets besides, in no group and sending what it
likes; in the firewalls' own subnets nothing else stands.

In the first table of each example a row has all pairs of one sender. What is stopped is named with the first hop that lets
nothing of it pass. **No route** means that no table leads there, or to somebody outside no answer back. The second table has
for each opening the lines that let it pass; *n* is the number of any zone, and ways that differ by more, as in one subnet and between two, have a line each. What is
*unanswered* arrives, and no answer over TCP gets back. Operators come in as everybody does; a session on a machine is begun by
the machine, which asks AWS by its private endpoint, and who may open one is for \`support-as-chosen\` to say. What a network firewall makes of what it sees is for \`egress-allow-list\` and
\`firewall-drops-by-default\` to say.

\`test/policies/proofs/pairs.test.ts\` says what must be open, \`test/policies/proofs/kernel\` what the Linux kernel did with real
packets in the same networks.

This page is written by \`npm run fix\`.
`;

/** The page on who reaches whom in two examples, hop by hop. */
export async function reachabilityPage(): Promise<string> {
  const sections: string[] = [];
  for (const name of EXAMPLES) sections.push(await section(name));
  return [HEAD, ...sections].join("\n");
}

async function section(name: string): Promise<string> {
  const tenant = await declared(name);
  const { order, settled, graph } = tenant;
  const four = pairsOf(tenant, FOUR);
  const between = rules.filter((rule) => rule.name === "netpol-tier-graph");
  const pods = judge(
    between.map((rule) => ({ ...rule, premises: [] })),
    subjectOf(order, settled, graph),
  );
  return [
    `## ${name}`,
    "",
    `### ${name}: opens and stops, over IPv4`,
    "",
    pairs(four),
    `### ${name}: ways, over IPv4`,
    "",
    ways(four),
    `### ${name}: over IPv6`,
    "",
    six(tenant),
    `### ${name}: between pods`,
    "",
    ...pods.map(({ because }) => `* ${because}`),
    "",
  ].join("\n");
}

/** Today nothing has an address; what would stop it if it had is the second line of defence. */
function six(tenant: Declared): string {
  const today = pairsOf(tenant, SIX);
  const mute = today.filter(({ cuts }) => cuts.join() === "no address").length;
  const given = pairsOf({ ...tenant, graph: withSix(tenant.graph) }, SIX);
  return [
    `Nothing has an address: so ${mute} of ${today.length} pairs are stopped. Had every subnet a block, this would be so:`,
    "",
    pairs(given),
  ].join("\n");
}

function pairs(all: readonly Pair[]): string {
  const rows = [...new Set(all.map(({ from }) => from))].map((from) => {
    const own = all.filter((pair) => pair.from === from);
    const opens = own
      .filter(({ traffic }) => traffic !== "")
      .map(({ to, traffic, answered }) => `**${to}** ${traffic}${answered ? "" : ", unanswered"}`);
    return [from, opens.join("<br>"), stops(own).join("<br>")];
  });
  return table(["from", "opens", "is stopped"], rows);
}

function stops(own: readonly Pair[]): readonly string[] {
  const cuts = [...new Set(own.flatMap((pair) => pair.cuts))].sort();
  return cuts.map((cut) => {
    const stopped = own.filter((pair) => pair.cuts.includes(cut));
    return `**${cut}**: ${stopped.map(({ to, traffic }) => (traffic === "" ? to : `${to} in another subnet`)).join(", ")}`;
  });
}

const ways = (all: readonly Pair[]): string =>
  table(
    ["from", "to", "traffic", "hop by hop"],
    all.flatMap(({ from, to, opens }) => opens.map(({ traffic, way }) => [from, to, traffic, way])),
  );

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line), ""].join("\n");
}
