import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { expect, test } from "vitest";
import { capture, type Graph, SECRET, UNKNOWN } from "../../graph/index.ts";
import { PLACE } from "./program.ts";

const TOPIC = "urn:pulumi:almendro::domicile::aws:sns/topic:Topic";

/** A resource with whatever properties. */
class Anything extends pulumi.CustomResource {
  constructor(name: string, props: pulumi.Inputs) {
    super("aws:sns/topic:Topic", name, props);
  }
}

const said = (graph: Graph) =>
  Object.fromEntries(graph.resources.map(({ name, inputs, refs }) => [name, [inputs, refs]]));

test("a property that is given nothing is unknown, refers to its resource, and is made once", async () => {
  const made: unknown[] = [];
  const graph = await capture(() => {
    const topic = new aws.sns.Topic("topic", { displayName: "told" });
    made.push(topic.arn, topic.arn);
    topic.arn.apply(() => made.push("an unknown was told"));
    new aws.sns.Topic("same", { name: topic.name, displayName: topic.displayName });
  }, PLACE);
  expect(made).toHaveLength(2);
  expect(pulumi.Output.isInstance(made[0])).toBe(true);
  expect(made[1]).toBe(made[0]);
  expect(said(graph)).toMatchObject({
    topic: [{ displayName: "told" }, {}],
    same: [
      { name: UNKNOWN, displayName: "told" },
      { name: [`${TOPIC}::topic`], displayName: [`${TOPIC}::topic`] },
    ],
  });
});

test("what a class of the program's own sets on itself stays, whatever its type says of it", async () => {
  class Told extends aws.sns.Topic {
    constructor(name: string) {
      super(name, {});
      Object.assign(this, { arn: pulumi.output("arn:aws:sns:eu-south-2:111122223333:told") });
    }
  }
  class Room extends pulumi.ComponentResource {
    readonly arn: pulumi.Output<string>;

    constructor(name: string) {
      super("domicile:test:Room", name, { arn: undefined });
      this.arn = new Told("told").arn;
    }
  }
  const graph = await capture(() => void new aws.sns.Topic("topic", { name: new Room("room").arn }), PLACE);
  expect(said(graph).topic).toEqual([{ name: "arn:aws:sns:eu-south-2:111122223333:told" }, {}]);
});

test("what is given plainly is in the plan as the engine is sent it, and is read once the resource is registered", async () => {
  const read: unknown[] = [];
  const tags = { b: "2", a: "1", ...({ none: undefined } as object) };
  const graph = await capture(() => {
    const topic = new aws.sns.Topic("topic", { displayName: "told", tags });
    pulumi.all([topic.tags, topic.urn]).apply((found) => read.push(found));
    new aws.sns.Topic("other", {
      displayName: topic.displayName,
      tags: { of: pulumi.interpolate`${topic.displayName}`, by: "us" },
    });
    new aws.sns.Topic("secret", { name: "plain", displayName: pulumi.secret("hidden") });
  }, PLACE);
  expect(read).toEqual([[{ a: "1", b: "2" }, `${TOPIC}::topic`]]);
  expect(said(graph)).toMatchObject({
    topic: [{ displayName: "told", tags: { a: "1", b: "2" } }, {}],
    other: [
      { displayName: "told", tags: { by: "us", of: "told" } },
      { displayName: [`${TOPIC}::topic`], tags: [`${TOPIC}::topic`] },
    ],
    secret: [{ displayName: SECRET, name: "plain" }, {}],
  });
  expect(JSON.stringify(graph.byUrn.get(`${TOPIC}::topic`)?.inputs)).toBe(
    '{"displayName":"told","tags":{"a":"1","b":"2"}}',
  );
});

test("what a component's transformations and the stack's do is in the plan, for all that a resource is given", async () => {
  const named: pulumi.ResourceTransformation = ({ props, opts }) => ({ props: { ...props, name: "renamed" }, opts });
  const graph = await capture(() => {
    const home = new pulumi.ComponentResource("domicile:test:Home", "home", {}, { transformations: [named] });
    new aws.sns.Topic("topic", { name: "given" }, { parent: home });
  }, PLACE);
  expect(said(graph).topic).toEqual([{ name: "renamed" }, {}]);
  const whole = await capture(() => {
    pulumi.runtime.registerStackTransformation(named);
    new aws.sns.Topic("topic", { name: "given", displayName: "told" });
  }, PLACE);
  expect(said(whole).topic).toEqual([{ displayName: "told", name: "renamed" }, {}]);
});

test("what is given straight from other resources refers to them, in whichever depth, and is waited for", async () => {
  const graph = await capture(() => {
    const [first, second] = [new aws.sns.Topic("first", { displayName: "told" }), new aws.sns.Topic("second")];
    new Anything("both", {
      name: second.displayName,
      list: [second.id, "plain", first.displayName, first.arn],
      map: { inner: { of: first.displayName }, none: undefined },
      mixed: [first.id, pulumi.secret("hidden"), pulumi.interpolate`${second.name}`],
    });
  }, PLACE);
  const both = graph.byUrn.get(`${TOPIC}::both`);
  const [first, second] = [`${TOPIC}::first`, `${TOPIC}::second`];
  expect(both?.inputs).toEqual({
    list: [UNKNOWN, "plain", "told", UNKNOWN],
    map: { inner: { of: "told" } },
    mixed: [UNKNOWN, SECRET, UNKNOWN],
    name: UNKNOWN,
  });
  expect(both?.refs).toEqual({ list: [first, second], map: [first], mixed: [first, second], name: [second] });
  expect(both?.dependsOn).toEqual([first, second]);
});

/** What a program may give: the numbers stand for outputs of the resources declared before. */
const { value: VALUE } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.boolean(),
    fc.nat(40),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "c"), tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

/** Declares a resource for each set of properties; `pass` stands between an output and whoever is given it. */
const declaring = (all: readonly Record<string, unknown>[], pass: (output: unknown) => unknown) => () => {
  const made: pulumi.CustomResource[] = [];
  const filled = (value: unknown): unknown => {
    if (typeof value === "number") return made.length === 0 ? value : pass(outputOf(made, value));
    if (Array.isArray(value)) return value.map(filled);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner)]));
  };
  for (const given of all) {
    const props = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, filled(value)]));
    made.push(new Anything(`topic-${made.length}`, { z: undefined, ...props }));
  }
};

function outputOf(made: readonly pulumi.CustomResource[], chosen: number): unknown {
  const of = made[chosen % made.length];
  const property = ["id", "z", "a", "b"][chosen % 4] ?? "id";
  return Reflect.get(of ?? {}, property) ?? of?.id;
}

test("a plan is the same whether the SDK serialises what resources are given of others or not", async () => {
  const properties = fc.dictionary(fc.constantFrom("a", "b", "c"), VALUE, { noNullPrototype: true });
  await fc.assert(
    fc.asyncProperty(fc.array(properties, { minLength: 2, maxLength: 5 }), async (all) => {
      const bySdk = await capture(
        declaring(all, (given) => pulumi.output(given as string).apply((value) => value)),
        PLACE,
      );
      const direct = await capture(
        declaring(all, (given) => given),
        PLACE,
      );
      const said = ({ resources }: Graph) => JSON.stringify(resources.map(({ source: _, ...rest }) => rest));
      expect(said(direct)).toBe(said(bySdk));
    }),
    { numRuns: 200 },
  );
});
