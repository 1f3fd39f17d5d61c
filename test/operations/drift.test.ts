import type { StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import { expect, test } from "vitest";
import { asRead, driftOf } from "../../operations/drift.ts";

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
  const read = asRead(exported, [told("a", { on: true }, { on: false }, ["on"], { on: false }), told("b", {}, null)]);
  expect(read).toEqual({
    version: 3,
    deployment: {
      manifest: 1,
      resources: [{ ...resource("a"), inputs: { on: false }, outputs: { on: false } }, resource("c")],
    },
  });
});
