import type { StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import { describe, expect, test } from "vitest";
import { findDrift } from "../../operations/drift.ts";

const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const SEALED = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "[secret]" };
const urn = (name: string) => `urn:pulumi:almendro::domicile::${RULE}::${name}`;

/** What the engine tells of one resource that it has read and that isn't as it was. */
function told(
  name: string,
  was: object,
  is: object | null,
  paths: readonly string[] = [],
  outputs = {},
): StepEventMetadata {
  const state = (inputs: object, told: object) => ({
    urn: urn(name),
    type: RULE,
    id: `id of ${name}`,
    inputs,
    outputs: told,
  });
  const detailedDiff = Object.fromEntries(paths.map((path) => [path, { diffKind: "update", inputDiff: true }]));
  const step = { op: "update", urn: urn(name), type: RULE, provider: "", detailedDiff, old: state(was, {}) };
  return { ...step, ...(is && { new: state(is, outputs) }) } as unknown as StepEventMetadata;
}

const NOTHING = { version: 3, deployment: {} };
const driftOf = (read: readonly StepEventMetadata[]) =>
  findDrift(NOTHING, read).drift.map(({ mendedBy, ...drift }) => {
    expect(mendedBy).toBe("up");
    return drift;
  });

test("drift is said property by property, however deep, by resource and then by property", () => {
  const was = { tags: { "a.b": "x", owner: "us" }, ports: [1, 2] };
  const is = { tags: { owner: "them" }, ports: [1, 3] };
  expect(
    driftOf([
      told("b", was, is, ["tags.owner", 'tags["a.b"]', "ports[1]"]),
      told("a", { on: true }, { on: false }, ["on"]),
    ]),
  ).toEqual([
    { urn: urn("a"), property: "on", was: true, is: false },
    { urn: urn("b"), property: "ports[1]", was: 2, is: 3 },
    { urn: urn("b"), property: "tags.owner", was: "us", is: "them" },
    { urn: urn("b"), property: 'tags["a.b"]', was: "x", is: null },
  ]);
});

test("what is gone is one line: its id, and nothing in its place", () => {
  expect(driftOf([told("a", { on: true }, null)])).toEqual([{ urn: urn("a"), property: "", was: "id of a", is: null }]);
});

test("what nobody declared is looked up among what the cloud tells", () => {
  expect(driftOf([told("a", {}, {}, ["size"], { size: 9 })])).toEqual([
    { urn: urn("a"), property: "size", was: null, is: 9 },
  ]);
});

test("of a secret it says that it differs and nothing else, also of what lies within", () => {
  const drift = driftOf([told("a", { login: SEALED }, { login: SEALED }, ["login", "login.password"])]);
  const secret = { $secret: true };
  expect(drift).toEqual([
    { urn: urn("a"), property: "login", was: secret, is: secret },
    { urn: urn("a"), property: "login.password", was: secret, is: secret },
  ]);
});

test("the deployment as read has what drifted as it is, what is gone no more, and the rest untouched", () => {
  const resource = (name: string) => ({
    urn: urn(name),
    type: RULE,
    inputs: { on: true },
    outputs: { on: true },
    protect: true,
  });
  const exported = { version: 3, deployment: { manifest: 1, resources: ["a", "b", "c"].map(resource) } };
  const { deployment: read } = findDrift(exported, [
    told("a", { on: true }, { on: false }, ["on"], { on: false }),
    told("b", {}, null),
  ]);
  expect(read).toEqual({
    version: 3,
    deployment: {
      manifest: 1,
      resources: [{ ...resource("a"), inputs: { on: false }, outputs: { on: false } }, resource("c")],
    },
  });
});

describe("what somebody added to a security group", () => {
  const GROUP = "aws:ec2/securityGroup:SecurityGroup";
  const group = { urn: "urn:group", type: GROUP, id: "sg-1", inputs: { name: "door" }, outputs: {} };
  const rule = (inputs: object) => ({
    urn: JSON.stringify(inputs),
    type: RULE,
    inputs: { securityGroupId: "sg-1", ...inputs },
  });
  const ours = [
    rule({ ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "10.0.0.0/8" }),
    rule({ ipProtocol: "-1", referencedSecurityGroupId: "sg-1" }),
    rule({ ipProtocol: "udp", fromPort: 53, toPort: 53, referencedSecurityGroupId: "sg-2" }),
  ];
  const tcp = (port: number, more: object) => ({ protocol: "tcp", fromPort: port, toPort: port, self: false, ...more });
  const own = [
    tcp(443, { cidrBlocks: ["10.0.0.0/8"], description: "ours" }),
    { protocol: "-1", fromPort: 0, toPort: 0, self: true },
    { protocol: "udp", fromPort: 53, toPort: 53, self: false, securityGroups: ["sg-2"] },
  ];
  const found = (ingress: readonly object[]) => {
    const read = {
      op: "same",
      urn: group.urn,
      type: GROUP,
      provider: "",
      old: group,
      new: { ...group, outputs: { ingress } },
    };
    const exported = { version: 3, deployment: { resources: [group, ...ours] } };
    return findDrift(exported, [read as unknown as StepEventMetadata]);
  };

  test("is nothing when the cloud tells of our own rules alone, in whatever order", () => {
    expect(found([...own].reverse()).drift).toEqual([]);
    expect(found(own).deployment).toMatchObject({
      deployment: { resources: [{ inputs: { name: "door" } }, {}, {}, {}] },
    });
  });

  test("is what no rule of ours stands for, and is judged as a rule of the group", () => {
    const line = { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] };
    const { drift, deployment } = found([tcp(443, { cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"] }), ...own.slice(1)]);
    expect(drift).toEqual([{ urn: "urn:group", property: "ingress", was: null, is: [line], mendedBy: "hand" }]);
    expect(deployment).toMatchObject({ deployment: { resources: [{ inputs: { ingress: [line] } }, {}, {}, {}] } });
  });
});
