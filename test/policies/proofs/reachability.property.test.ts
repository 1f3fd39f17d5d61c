import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { type Packet, type Place, reach, readNetwork } from "../../../policies/proofs/reachability/index.ts";
import { type Drafts, draft, graphFrom, ref } from "../../support/draft.ts";
import { ACL_RULE, EGRESS, GROUP, INGRESS, SUBNET } from "../../support/network.ts";
import { type AclLine, type GroupLine, type Packet as Sent, type Small, walks } from "./walker.ts";

const SUBNETS = ["10.0.0.0/28", "10.0.0.16/28", "10.0.0.32/28"] as const;
const BLOCKS = ["0.0.0.0/0", "10.0.0.0/24", ...SUBNETS, "10.0.0.0/27", "10.0.0.21/32", "192.168.0.0/16"] as const;
const INDEXES = [0, 1, 2] as const;
const NUMBERS = { tcp: 6, udp: 17, icmp: 1 } as const;

const index = fc.constantFrom(...INDEXES);
const port = fc.constantFrom(22, 80, 443, 5432, 30443);
const packetKind = fc.record({
  protocol: fc.constantFrom("tcp" as const, "udp" as const, "icmp" as const, "-1" as const, "-1" as const),
  ports: fc.tuple(port, port).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
});
const groupLine: fc.Arbitrary<GroupLine> = fc
  .tuple(index, fc.boolean(), packetKind, fc.oneof(index, fc.constantFrom(...BLOCKS)))
  .map(([group, outgoing, kind, peer]) => ({ group, outgoing, peer, ...kind }));
const aclLine: fc.Arbitrary<AclLine> = fc
  .tuple(
    index,
    fc.boolean(),
    fc.constantFrom(true, true, false),
    fc.integer({ min: 1, max: 200 }),
    packetKind,
    fc.constantFrom(...BLOCKS),
  )
  .map(([acl, outgoing, allows, number, kind, block]) => ({ acl, outgoing, allows, number, block, ...kind }));
const small: fc.Arbitrary<Small> = fc.record({
  subnets: fc.constant(SUBNETS),
  groups: fc.tuple(...INDEXES.map(() => fc.uniqueArray(index, { minLength: 1, maxLength: 2 }))),
  groupLines: fc.array(groupLine, { minLength: 6, maxLength: 16 }),
  acls: fc.tuple(...INDEXES.map(() => fc.option(index, { nil: null, freq: 2 }))),
  aclLines: fc.uniqueArray(aclLine, {
    minLength: 2,
    maxLength: 14,
    selector: ({ acl, outgoing, number }) => `${acl} ${outgoing} ${number}`,
  }),
});
const sent: fc.Arbitrary<Sent> = fc
  .tuple(
    index,
    index,
    fc.integer({ min: 4, max: 14 }),
    fc.integer({ min: 4, max: 14 }),
    fc.constantFrom("tcp" as const, "udp" as const, "icmp" as const),
    port,
  )
  .filter(([from, to]) => from !== to)
  .map(([from, to, source, target, protocol, at]) => ({ from, to, source, target, protocol, port: at }));

/** Which property of which line is hidden, by their places in a small network. */
const hidden = fc.array(fc.tuple(fc.nat(20), fc.constantFrom("cidr", "ports", "protocol", "action", "number")), {
  maxLength: 3,
});
type Hidden = readonly (readonly [line: number, what: string])[];

function drafts(net: Small, hide: Hidden = []): Drafts {
  const hides = (line: number, what: string) => hide.some(([one, property]) => one === line && property === what);
  const kind = (line: number, protocol: string, ports: readonly [number, number]) => ({
    fromPort: protocol === "icmp" ? -1 : ports[0],
    toPort: hides(line, "ports") ? UNKNOWN : protocol === "icmp" ? -1 : ports[1],
  });
  const lines = net.groupLines.map(({ group, outgoing, peer, protocol, ports }, at) => [
    `line-${at}`,
    draft(outgoing ? EGRESS : INGRESS, {
      securityGroupId: ref(`group-${group}`),
      ipProtocol: hides(at, "protocol") ? UNKNOWN : protocol,
      ...kind(at, protocol, ports),
      ...(typeof peer === "string"
        ? { cidrIpv4: hides(at, "cidr") ? UNKNOWN : peer }
        : { referencedSecurityGroupId: ref(`group-${peer}`) }),
    }),
  ]);
  const denials = net.aclLines.map(({ acl, outgoing, allows, number, block, protocol, ports }, at) => [
    `acl-line-${at}`,
    draft(ACL_RULE, {
      networkAclId: ref(`acl-${acl}`),
      egress: outgoing,
      ruleNumber: hides(at, "number") ? UNKNOWN : number,
      ruleAction: hides(at, "action") ? UNKNOWN : allows ? "allow" : "deny",
      protocol: hides(at, "protocol") ? UNKNOWN : protocol,
      cidrBlock: hides(at, "cidr") ? UNKNOWN : block,
      ...kind(at, protocol, ports),
    }),
  ]);
  const each = INDEXES.flatMap((at) => [
    [`subnet-${at}`, draft(SUBNET, { vpcId: ref("vpc"), cidrBlock: SUBNETS[at] })],
    [`group-${at}`, draft(GROUP, { vpcId: ref("vpc") })],
    [
      `acl-${at}`,
      draft("aws:ec2/networkAcl:NetworkAcl", {
        vpcId: ref("vpc"),
        subnetIds: net.acls.flatMap((acl, subnet) => (acl === at ? [ref(`subnet-${subnet}`)] : [])),
      }),
    ],
    [
      `machine-${at}`,
      draft("aws:ec2/instance:Instance", {
        subnetId: ref(`subnet-${at}`),
        vpcSecurityGroupIds: (net.groups[at] ?? []).map((group) => ref(`group-${group}`)),
      }),
    ],
  ]);
  const vpc = ["vpc", draft("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" })];
  return Object.fromEntries([vpc, ...each, ...lines, ...denials]) as Drafts;
}

function reached(places: readonly Place[], { from, to }: Sent) {
  const at = (index: number) => {
    const found = places.find(({ resource }) => resource.name === `machine-${index}`);
    if (found === undefined) throw new Error(`Nothing stands in subnet ${index}`);
    return found;
  };
  return reach(at(from), at(to));
}

const BASE = 10 * 2 ** 24;
const asPacket = ({ from, to, source, target, protocol, port: at }: Sent): Packet => ({
  protocol: NUMBERS[protocol],
  source: BASE + from * 16 + source,
  target: BASE + to * 16 + target,
  port: at,
});

const includes = (set: ReturnType<typeof reach>["arrives"], packet: Packet): boolean =>
  set.some((box) =>
    (["protocol", "source", "target", "port"] as const).every(
      (side) => box[side].from <= packet[side] && packet[side] <= box[side].to,
    ),
  );

describe("the reachability proof against a walk of single packets", () => {
  it("lets arrive exactly what arrives", () => {
    let arrived = 0;
    fc.assert(
      fc.property(small, fc.array(sent, { minLength: 12, maxLength: 12 }), (net, packets) => {
        const { places } = readNetwork(graphFrom(drafts(net)));
        for (const packet of packets) {
          const walked = walks(net, packet);
          const { arrives, mayArrive } = reached(places, packet);
          if (walked) arrived += 1;
          expect([includes(arrives, asPacket(packet)), includes(mayArrive, asPacket(packet))]).toEqual([
            walked,
            walked,
          ]);
        }
      }),
      { numRuns: 1000, seed: 20261122 },
    );
    expect(arrived).toBeGreaterThan(500);
  });

  it("is sure of nothing that what is unknown could change, and excludes nothing that it could let pass", () => {
    fc.assert(
      fc.property(small, hidden, fc.array(sent, { minLength: 12, maxLength: 12 }), (net, hide, packets) => {
        const { places } = readNetwork(graphFrom(drafts(net, hide)));
        for (const packet of packets) {
          const walked = walks(net, packet);
          const { arrives, mayArrive } = reached(places, packet);
          if (includes(arrives, asPacket(packet))) expect(walked).toBe(true);
          if (walked) expect(includes(mayArrive, asPacket(packet))).toBe(true);
        }
      }),
      { numRuns: 1000, seed: 20261122 },
    );
  });
});
