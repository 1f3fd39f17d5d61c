import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { kinds as aws } from "../../simulator/aws/kinds.ts";
import type { Kind, Schema } from "../../simulator/kinds/index.ts";
import { kinds as kubernetes } from "../../simulator/kubernetes/kinds.ts";

const require = createRequire(import.meta.url);
const generated = (name: string) => require(`../../simulator/${name}/${name}.generated.json`) as Schema;

/** Links from what AWS makes to what it makes it for: no program sets them. */
const ofAws = [
  "aws:ec2/networkInterface:NetworkInterface vpcEndpointId",
  "aws:ec2/networkInterface:NetworkInterface natGatewayId",
  "aws:ec2/networkInterface:NetworkInterface mountTargetId",
  "aws:ec2/vpcEndpoint:VpcEndpoint firewallArn",
  "aws:ec2/vpcEndpoint:VpcEndpoint serverId",
  "aws:autoscaling/group:Group nodeGroup",
];

const named = (kind: Kind) => [
  ...Object.keys({ ...kind.defaults, ...kind.replaceOn, ...kind.updates, ...kind.refs }),
  ...(kind.unique ?? []).flatMap(({ by }) => by),
  ...(kind.writeOnly ?? []),
  ...(kind.name ? [kind.name.property] : []),
];

describe.each([
  ["aws", aws],
  ["kubernetes", kubernetes],
])("the tables of %s", (name, kinds) => {
  const schema = generated(name);

  it("are of the installed provider package", () => {
    const { version } = require(`@pulumi/${name}/package.json`) as { version: string };
    expect(schema.package).toBe(`@pulumi/${name} ${version}`);
  });

  it("have every type once, and no other", () => {
    const types = kinds.map(({ type }) => type).sort();
    expect(types).toEqual(Object.keys(schema.types).sort());
  });

  it("name only properties that their types have", () => {
    const strange = kinds.flatMap((kind) =>
      named(kind)
        .filter((path) => schema.types[kind.type]?.inputs[path.split(".")[0] ?? ""] === undefined)
        .map((path) => `${kind.type} ${path}`),
    );
    expect(strange.filter((path) => !ofAws.includes(path))).toEqual([]);
  });

  it("refer only to types that are known", () => {
    const known = new Set([...aws, ...kubernetes].map(({ type }) => type));
    const strange = kinds.flatMap(({ refs }) => Object.values(refs ?? {}).flatMap(({ to }) => to));
    expect(strange.filter((type) => !known.has(type))).toEqual([]);
  });
});
