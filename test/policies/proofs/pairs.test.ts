import { beforeAll, describe, expect, it } from "vitest";
import { FOUR, SIX } from "../../../policies/proofs/reachability/packets.ts";
import { type Declared, declared } from "../../stacks/tenants.ts";
import { type Pair, pairsOf, withSix } from "../../support/pairs/index.ts";

const WEB = "tcp 80, tcp 443";
const NAMES = "tcp 53, udp 53";
const CLUSTER = {
  "app: nodes": "tcp 10250",
  "control: cluster": "tcp 53, tcp 443, tcp 1024–65535, udp 53, udp 32768–60999",
  "edge: load balancer": "tcp 443",
  "system: nodes": "tcp 10250",
  "web: nodes": "tcp 10250",
};
const EVERYWHERE = {
  "edge: load balancer": { "web: nodes": "tcp 30443" },
  "runner: runner": { "control: cluster": "tcp 443", endpoints: "tcp 443" },
  "system: nodes": { "control: cluster": "tcp 443", endpoints: "tcp 443", "system: nodes": NAMES },
  "web: nodes": {
    "app: nodes": "tcp 9443",
    "control: cluster": "tcp 443",
    endpoints: "tcp 443",
    "system: nodes": NAMES,
  },
};
const APP = {
  "control: cluster": "tcp 443",
  "data: database": "tcp 5432",
  "edge: load balancer": "tcp 443",
  endpoints: "tcp 443",
  "system: nodes": NAMES,
  "the internet": "tcp 443",
  operators: "tcp 443",
};
const partner = { "edge: load balancer": WEB, "sftp: SFTP server": "tcp 22" };

/** All that is open, by sender and receiver; whatever isn't here is shut. */
const OPEN = {
  kade: {
    ...EVERYWHERE,
    "the internet": { "edge: load balancer": WEB },
    operators: { "edge: load balancer": WEB },
    "partner energie-voorbeeld": partner,
    "partner zorg-voorbeeld": partner,
    "site support": { "edge: load balancer": WEB },
    "app: nodes": {
      ...APP,
      "data: shared files": "tcp 2049",
      "partner energie-voorbeeld": "tcp 443",
      "partner zorg-voorbeeld": "tcp 443",
      "site support": "tcp 443",
    },
    "control: cluster": CLUSTER,
  },
  fjordbevegelse: {
    ...EVERYWHERE,
    "the internet": { "edge: load balancer": WEB },
    operators: { "edge: load balancer": WEB },
    "site oslo": { "edge: load balancer": WEB },
    "app: nodes": { ...APP, "site oslo": "tcp 443, tcp 636, tcp 3269" },
    "control: cluster": { ...CLUSTER, "site oslo": "tcp 53, tcp 443, udp 53" },
    "endpoints: name resolver": { "site oslo": NAMES },
  },
};

const isOpen = ({ traffic }: Pair): boolean => traffic !== "";
const isOf = (word: RegExp) => (pair: Pair) => word.test(pair.from) || word.test(pair.to);
/** Whatever else may come to stand in a subnet: no part of what is built. */
const BESIDES = /: anything else$/;
const OUTSIDE = /^(the internet|operators|partner |site )/;

describe.each(["kade", "fjordbevegelse"] as const)("who reaches whom in the network of %s", (name) => {
  let tenant: Declared;
  let four: readonly Pair[];
  beforeAll(async () => {
    tenant = await declared(name);
    four = pairsOf(tenant, FOUR);
  });

  it("is this over IPv4, and nothing else", () => {
    const built = four.filter((pair) => isOpen(pair) && !isOf(BESIDES)(pair));
    const found: Record<string, Record<string, string>> = {};
    for (const { from, to, traffic } of built) found[from] = { ...found[from], [to]: traffic };
    expect(found).toEqual(OPEN[name]);
  });

  it("is answered wherever it is open, and the same in every zone", () => {
    expect(four.filter((pair) => isOpen(pair) && !(pair.answered && pair.cuts.length === 0))).toEqual([]);
  });

  it("is stopped by a hop with a name wherever it is shut", () => {
    const shut = four.filter((pair) => !isOpen(pair));
    const unnamed = shut.filter(
      ({ cuts }) => cuts.length === 0 || !cuts.every((cut) => /^(ACL|groups?) \S+|^no route$/.test(cut)),
    );
    expect(unnamed).toEqual([]);
  });

  it("lets whatever else comes to stand anywhere reach the load balancer alone, of all that is built", () => {
    const reached = four.filter((pair) => isOpen(pair) && BESIDES.test(pair.from) && !BESIDES.test(pair.to));
    const inside = reached.filter(({ to }) => !OUTSIDE.test(to));
    expect(new Set(inside.map(({ to }) => to))).toEqual(new Set(["edge: load balancer"]));
  });

  it("is nobody over IPv6, in which nothing has an address", () => {
    const six = pairsOf(tenant, SIX);
    expect(six.map(({ from, to }) => [from, to])).toEqual(four.map(({ from, to }) => [from, to]));
    expect(new Set(six.flatMap(({ traffic, cuts }) => [traffic, ...cuts]))).toEqual(new Set(["", "no address"]));
  });

  it("would be neighbours in one subnet alone over IPv6, had every subnet a block", () => {
    const open = pairsOf({ ...tenant, graph: withSix(tenant.graph) }, SIX).filter(isOpen);
    expect(open.map(({ from, to, traffic, cuts }) => `${from} → ${to} ${traffic}; elsewhere ${cuts}`)).toEqual([
      `control: cluster → system: nodes tcp 10250; elsewhere ACL ${name}-control, outgoing`,
      `runner: runner → control: cluster tcp 443; elsewhere ACL ${name}-control, outgoing`,
      `runner: runner → endpoints tcp 443; elsewhere ACL ${name}-control, outgoing`,
      `system: nodes → control: cluster tcp 443; elsewhere ACL ${name}-control, outgoing`,
      `system: nodes → endpoints tcp 443; elsewhere ACL ${name}-control, outgoing`,
    ]);
  });
});
