import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AclRule, planAcls } from "../../../components/network/acl.ts";
import { planFlows, TIER_OF } from "../../../components/network/flows.ts";
import { TIERS } from "../../../components/network/subnets.ts";

const RANGE = "10.42.0.0/19";
const port = fc.integer({ min: 1024, max: 65535 });
const ports = fc.record({ node: port, app: port, database: port, outside: fc.constantFrom([], [443], [443, 465]) });
const flows = planFlows({ node: 30443, app: 8443, database: 5432, outside: [443] });
const rules = planAcls(RANGE, flows);

const way = ({ egress, peer, protocol, fromPort, toPort }: AclRule) =>
  `${egress ? "to" : "from"} ${peer} ${protocol} ${fromPort}-${toPort}`;
const of = (tier: AclRule["tier"]) => rules.filter((rule) => rule.tier === tier).map(way);

describe("network ACLs", () => {
  test("let data hear the application's requests and answer them, and nothing else", () => {
    expect(of("data")).toEqual(["from app tcp 5432-5432", "to app tcp 32768-60999"]);
  });

  test("let the edge talk with the internet, with web, and with the application that calls outside through it", () => {
    expect(of("edge")).toEqual([
      "from anywhere tcp 443-443",
      "from anywhere tcp 80-80",
      "from web tcp 1024-65535",
      "from app tcp 443-443",
      "from anywhere tcp 1024-65535",
      "to anywhere tcp 1024-65535",
      "to web tcp 30443-30443",
      "to app tcp 32768-60999",
      "to anywhere tcp 443-443",
    ]);
  });

  test("let pass at the firewall what comes in for the edge and what leaves it, and answers", () => {
    expect(of("firewall")).toEqual([
      "from anywhere tcp 443-443",
      "from edge tcp 1024-65535",
      "from anywhere tcp 80-80",
      "from edge tcp 443-443",
      "from anywhere tcp 1024-65535",
      "to anywhere tcp 1024-65535",
      "to edge tcp 443-443",
      "to edge tcp 80-80",
      "to edge tcp 1024-65535",
      "to anywhere tcp 443-443",
    ]);
  });

  test("have no line for calls outwards when the tenant lists nobody to call", () => {
    const closed = planAcls(RANGE, planFlows({ node: 30443, app: 8443, database: 5432, outside: [] }));
    const ways = closed.filter(({ tier }) => tier === "edge").map(way);
    expect(ways).not.toContain("from app tcp 443-443");
    expect(ways).not.toContain("from anywhere tcp 1024-65535");
  });

  test("let each network of partners come in for SFTP, and answer them as they do everybody", () => {
    const ports = { node: 30443, app: 8443, database: 5432, outside: [443] };
    const partners = ["192.0.2.16/28", "192.0.2.64/28"] as const;
    const more = planAcls(RANGE, planFlows(ports, { partners })).filter(
      (rule) => !rules.some((one) => one.tier === rule.tier && way(one) === way(rule)),
    );
    expect(more.map((rule) => `${rule.tier} ${way(rule)} ${rule.cidr}`)).toEqual([
      "edge from 192.0.2.16/28 tcp 22-22 192.0.2.16/28",
      "edge from 192.0.2.64/28 tcp 22-22 192.0.2.64/28",
      "firewall from 192.0.2.16/28 tcp 22-22 192.0.2.16/28",
      "firewall from 192.0.2.64/28 tcp 22-22 192.0.2.64/28",
      "firewall to edge tcp 22-22 10.42.22.0/23",
    ]);
  });

  test("have room, in AWS's twenty lines, for as many networks of partners as a file may name", () => {
    const ports = { node: 30443, app: 8443, database: 5432, outside: [443, 465] };
    const partners = Array.from({ length: 12 }, (_, at) => `198.51.100.${at}/32` as const);
    const all = planAcls(RANGE, planFlows(ports, { partners }));
    for (const tier of TIERS)
      for (const egress of [false, true])
        expect(all.filter((rule) => rule.tier === tier && rule.egress === egress).length).toBeLessThanOrEqual(20);
  });

  test("keep database, cluster and administration ports shut to the internet, save where answers come back", () => {
    const open = rules.filter(({ egress, peer, toPort }) => !egress && peer === "anywhere" && toPort < 1024);
    expect(new Set(open.map(({ fromPort }) => fromPort))).toEqual(new Set([80, 443]));
    const answers = rules.filter(({ egress, peer, toPort }) => !egress && peer === "anywhere" && toPort >= 1024);
    expect(answers.map(({ tier, fromPort }) => `${tier} ${fromPort}`)).toEqual([
      "edge 1024",
      "firewall 1024",
      "web 32768",
      "app 32768",
      "control 32768",
    ]);
  });

  test("stay within AWS's twenty rules a direction", () => {
    fc.assert(
      fc.property(ports, (given) => {
        const planned = planAcls(RANGE, planFlows(given));
        for (const tier of TIERS)
          for (const egress of [true, false])
            expect(planned.filter((rule) => rule.tier === tier && rule.egress === egress).length).toBeLessThan(20);
      }),
    );
  });

  test("number the rules of a tier's direction without a repeat", () => {
    const numbers = rules.map(({ tier, egress, number }) => `${tier} ${egress} ${number}`);
    expect(new Set(numbers).size).toBe(rules.length);
    expect(rules.filter(({ number }) => number < 1 || number > 32766)).toEqual([]);
  });

  test("keep their numbers when a port or a flow comes or goes", () => {
    const named = (database: number, ...outside: readonly number[]) =>
      planAcls(RANGE, planFlows({ node: 30443, app: 8443, database, outside })).map(
        (rule) => [`${rule.tier} ${way(rule)}`, rule.number] as const,
      );
    const before = new Map(named(5432));
    for (const after of [named(5432, 443), named(5432, 465), named(5432, 443, 465), named(3306, 443)]) {
      const both = after.filter(([rule]) => before.has(rule));
      expect(both.length).toBeGreaterThan(50);
      expect(both.filter(([rule, number]) => before.get(rule) !== number)).toEqual([]);
    }
  });

  test("admit the request and the answer of every flow at both ends", () => {
    fc.assert(
      fc.property(ports, (given) => {
        const table = planFlows(given);
        const planned = planAcls(RANGE, table);
        for (const { from, to, protocol, port: asked } of table) {
          const source = from === "internet" ? "anywhere" : TIER_OF[from];
          const target = to in TIER_OF ? TIER_OF[to as keyof typeof TIER_OF] : "anywhere";
          const ends = planned.filter((rule) => rule.protocol === protocol);
          const at = (tier: string, peer: string) => ends.filter((rule) => rule.tier === tier && rule.peer === peer);
          const request = (egress: boolean) => (rule: AclRule) => rule.egress === egress && rule.fromPort === asked;
          const answer = (egress: boolean) => (rule: AclRule) => rule.egress === egress && rule.toPort >= 60999;
          if (source !== "anywhere") {
            expect(at(source, target).some(request(true))).toBe(true);
            expect(at(source, target).some(answer(false))).toBe(true);
          }
          if (target !== "anywhere") {
            expect(at(target, source).some(request(false))).toBe(true);
            expect(at(target, source).some(answer(true))).toBe(true);
          }
        }
      }),
    );
  });
});

describe("flows", () => {
  test("open the database to the application alone", () => {
    expect(flows.filter(({ to }) => to === "data").map(({ from }) => from)).toEqual(["app"]);
  });

  test("open the application to web, and to the cluster that keeps its nodes", () => {
    const into = flows.filter(({ to }) => to === "app").map(({ from, port: asked }) => `${from} ${asked}`);
    expect(into).toEqual(["web 8443", "control 10250"]);
  });

  test("let nobody call what a test restored, and let it call nobody", () => {
    expect(flows.filter(({ from, to }) => from === "restored" || to === "restored")).toEqual([]);
  });
});
