import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { capture, type Graph, SECRET, UNKNOWN } from "../../graph/index.ts";
import { PLACE } from "./program.ts";

const TOPIC = "urn:pulumi:almendro::domicile::aws:sns/topic:Topic";

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
