import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { withLocalStorage } from "@pulumi/pulumi/runtime/state.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { capture, type Graph, type Resource, SECRET, UNKNOWN } from "../../graph/index.ts";
import { Home, PLACE, program } from "./program.ts";

const ROOM = "urn:pulumi:almendro::domicile::domicile:test:Home$domicile:test:Room";

function find(graph: Graph, urn: string): Resource {
  const resource = graph.byUrn.get(urn);
  if (!resource) throw new Error(`${urn} is not among\n${[...graph.byUrn.keys()].join("\n")}`);
  return resource;
}

describe("a captured plan", () => {
  test("names everything as the engine will, the types of all ancestors included", async () => {
    expect((await capture(program, PLACE)).resources.map(({ urn }) => urn)).toEqual([
      `${ROOM}$aws:kms/key:Key::almendro-data-key`,
      `${ROOM}$aws:s3/bucket:Bucket::almendro-data`,
      `${ROOM}$aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration::almendro-data`,
      `${ROOM}$aws:ssm/parameter:Parameter::almendro-data-given`,
      `${ROOM}$aws:ssm/parameter:Parameter::almendro-data-made`,
      `${ROOM}$random:index/randomPassword:RandomPassword::almendro-data`,
      `${ROOM}::almendro-data`,
      "urn:pulumi:almendro::domicile::domicile:test:Home::almendro",
      "urn:pulumi:almendro::domicile::pulumi:providers:aws::tenant",
      "urn:pulumi:almendro::domicile::pulumi:providers:random::chance",
      "urn:pulumi:almendro::domicile::pulumi:pulumi:Stack::domicile-almendro",
    ]);
  });

  test("knows what refers to what while every id is unknown", async () => {
    const graph = await capture(program, PLACE);
    const encryption = find(
      graph,
      `${ROOM}$aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration::almendro-data`,
    );
    expect(encryption.refs).toEqual({
      bucket: [`${ROOM}$aws:s3/bucket:Bucket::almendro-data`],
      rules: [`${ROOM}$aws:kms/key:Key::almendro-data-key`],
    });
    expect(encryption.dependsOn).toEqual([
      `${ROOM}$aws:kms/key:Key::almendro-data-key`,
      `${ROOM}$aws:s3/bucket:Bucket::almendro-data`,
    ]);
    expect(encryption.inputs).toEqual({
      bucket: "almendro-data",
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: UNKNOWN } }],
    });
  });

  test("marks secrets and holds none", async () => {
    const graph = await capture(program, PLACE);
    expect(find(graph, `${ROOM}$aws:ssm/parameter:Parameter::almendro-data-given`).inputs).toEqual({
      type: "SecureString",
      value: SECRET,
    });
    expect(find(graph, `${ROOM}$aws:ssm/parameter:Parameter::almendro-data-made`).inputs).toEqual({
      type: "SecureString",
      value: UNKNOWN,
    });
    expect(JSON.stringify(graph.resources)).not.toContain("correct horse");
  });

  test("says who serves, protects and keeps each resource, and under whom it stands", async () => {
    const graph = await capture(program, PLACE);
    const provider = "urn:pulumi:almendro::domicile::pulumi:providers:aws::tenant";
    expect(find(graph, `${ROOM}$aws:kms/key:Key::almendro-data-key`)).toMatchObject({
      type: "aws:kms/key:Key",
      name: "almendro-data-key",
      custom: true,
      parent: `${ROOM}::almendro-data`,
      provider,
      protect: true,
      retainOnDelete: false,
    });
    expect(find(graph, `${ROOM}$aws:s3/bucket:Bucket::almendro-data`)).toMatchObject({
      protect: false,
      retainOnDelete: true,
    });
    expect(find(graph, `${ROOM}::almendro-data`)).toMatchObject({ custom: false, provider: null, inputs: {} });
    expect(find(graph, provider).inputs).toMatchObject({ region: "eu-south-2", allowedAccountIds: ["111122223333"] });
  });

  test("says on which line each was declared", async () => {
    const graph = await capture(program, PLACE);
    const lines = readFileSync(new URL("program.ts", import.meta.url), "utf8").split("\n");
    const declared = (text: string) => ({
      file: "test/graph/program.ts",
      line: lines.findIndex((line) => line.includes(text)) + 1,
    });
    const source = (urn: string) => find(graph, urn).source;
    expect(source("urn:pulumi:almendro::domicile::domicile:test:Home::almendro")).toEqual(declared("new Home("));
    expect(source(`${ROOM}$aws:kms/key:Key::almendro-data-key`)).toEqual(declared("new aws.kms.Key("));
  });
});

describe("a program that fails", () => {
  test("is heard, with where it failed", async () => {
    const failing = capture(() => {
      throw new Error("no such plan");
    }, PLACE);
    await expect(failing).rejects.toThrow("no such plan");
    await expect(failing).rejects.toMatchObject({ source: { file: "test/graph/capture.test.ts" } });
  });

  test("is heard when it fails inside an apply that nobody waits for", async () => {
    const failing = capture(() => {
      const name = pulumi.output("almendro").apply((): string => {
        throw new Error("failed later");
      });
      new aws.sns.Topic("topic", { name });
    }, PLACE);
    await expect(failing).rejects.toThrow("failed later");
  });

  test("is told when two resources share a name, also when others hang on the second", async () => {
    function twice() {
      new Home("almendro");
      const { bucket } = new Home("almendro").room;
      new aws.sns.Topic("topic", { name: bucket.arn });
    }
    const failing = capture(twice, PLACE);
    await expect(failing).rejects.toThrow(
      /^almendro \(domicile:test:Home\) is declared twice: at test\/graph\/capture\.test\.ts:\d+, and again at test\/graph\/capture\.test\.ts:\d+\. Give one of them another name$/,
    );
  });

  test("is told when it asks the cloud", async () => {
    const asking = capture(async () => {
      await aws.getCallerIdentity({});
    }, PLACE);
    await expect(asking).rejects.toThrow(
      "the program asks the cloud for aws:index/getCallerIdentity:getCallerIdentity: take it from law or platform",
    );
    const reading = capture(() => {
      aws.kms.Key.get("theirs", "1234");
    }, PLACE);
    await expect(reading).rejects.toThrow("theirs (aws:kms/key:Key) is read from the cloud: declare it or name it");
  });
});

describe("a program that would never end is given up, and told what it waits for:", () => {
  const never = <T>() => pulumi.output(new Promise<T>(() => {}));
  const told = (program: () => unknown) => capture(program, { ...PLACE, patience: 1 });

  test("an input that never comes", async () => {
    const topic = "topic (aws:sns/topic:Topic) waits for something that never comes";
    const input = told(() => {
      const { arn } = new aws.sns.Topic("topic", { name: never<string>() });
      new aws.sns.Topic("other", { name: pulumi.interpolate`${arn}` });
    });
    await expect(input).rejects.toThrow(`${topic}, 1 more with it: see that each promise it is given ends`);
    await expect(input).rejects.toMatchObject({ source: { file: "test/graph/capture.test.ts" } });
    const order = told(() => new aws.sns.Topic("topic", {}, { dependsOn: never<pulumi.Resource>() }));
    await expect(order).rejects.toThrow(`${topic}: see that`);
  });

  test("resources that wait for each other", async () => {
    const circle = told(() => {
      const second = {} as { topic: aws.sns.Topic };
      const name = pulumi.output(Promise.resolve("")).apply(() => second.topic.name);
      const first = new aws.sns.Topic("first", { name });
      second.topic = new aws.sns.Topic("second", { name: first.name });
    });
    await expect(circle).rejects.toThrow("first (aws:sns/topic:Topic) waits for something that never comes, 1 more");
  });

  test("the program itself", async () => {
    await expect(told(() => new Promise(() => {}))).rejects.toThrow("it waits for something that never comes: await");
  });

  test("but what failed is told rather than who waits for it", async () => {
    const lost = told(() => {
      const { arn } = new aws.sns.Topic("topic", { name: pulumi.output(Promise.reject(new Error("lost"))) });
      new aws.sns.Topic("other", { name: arn });
    });
    await expect(lost).rejects.toThrow("lost");
    const thrown = told(() => {
      new aws.sns.Topic("topic", { name: never<string>() });
      throw new Error("no such plan");
    });
    await expect(thrown).rejects.toThrow(/^no such plan$/);
  });

  test.each<[string, () => unknown]>([
    ["the program calls domicile:x:method", () => pulumi.runtime.call("domicile:x:method", {}, new Home("almendro"))],
    ["the program has the hook before", () => hooked()],
    ["topic (aws:sns/topic:Topic) is given transforms", () => transformed()],
    ["almendro (domicile:test:Away) is made by another program", () => new Away("almendro")],
  ])("what only an engine or a provider answers: %s", async (say, program) => {
    await expect(capture(program, PLACE)).rejects.toThrow(say);
  });
});

class Away extends pulumi.ComponentResource {
  constructor(name: string) {
    super("domicile:test:Away", name, {}, {}, true);
  }
}

function hooked(): void {
  const hook = new pulumi.ResourceHook("before", () => {});
  new aws.sns.Topic("topic", {}, { hooks: { beforeCreate: [hook] } });
}

function transformed(): void {
  new aws.sns.Topic("topic", {}, { transforms: [() => undefined] });
}

describe("capturing leaves nothing behind", () => {
  const settings = () => ({
    limit: Error.stackTraceLimit,
    listeners: process.listeners("unhandledRejection"),
    stack: globalThis.stackResource,
    project: pulumi.getProject(),
  });
  let saved: ReturnType<typeof settings>;
  beforeEach(() => {
    saved = settings();
  });
  afterEach(() => {
    expect(settings()).toEqual(saved);
  });

  test("after a good program and after a bad one", async () => {
    await capture(program, PLACE);
    await expect(capture(() => Promise.reject(new Error("bad")), PLACE)).rejects.toThrow("bad");
  });

  test("so the same program gives the same plan again, and other tenants theirs, also at once", async () => {
    const names = ["almendro", "kade", "little-acorn"];
    const [first, ...rest] = await Promise.all([
      capture(program, PLACE),
      ...names.map((stack) => capture(() => new Home(stack), { project: "domicile", stack })),
      capture(program, PLACE),
    ]);
    expect(rest.at(-1)).toEqual(first);
    expect(rest.slice(0, -1).map((graph) => graph.resources.at(-1)?.name)).toEqual(names.map((n) => `domicile-${n}`));
    expect(rest.slice(0, -1).map((graph) => graph.resources.length)).toEqual([9, 9, 9]);
  });
});

test("what a failed program declares later is in no other's plan", async () => {
  const failing = capture(() => {
    void setTimeout(20).then(() => new aws.sns.Topic("late"));
    throw new Error("failed at once");
  }, PLACE);
  const slow = capture(async () => {
    await setTimeout(100);
    new aws.sns.Topic("own");
  }, PLACE);
  await expect(failing).rejects.toThrow("failed at once");
  expect((await slow).resources.map(({ name }) => name)).toEqual(["own", "domicile-almendro"]);
});

test("a plan captured within a stack that runs, as under the stock CLI, leaves that stack its own", async () => {
  const { stackResource } = globalThis;
  const soon = () => new Promise((resolve) => setImmediate(resolve));
  const declared: string[] = [];
  const newResource = ({ name, inputs }: pulumi.runtime.MockResourceArgs) => {
    declared.push(name);
    return { id: name, state: inputs };
  };
  const program = async () => {
    const planning = capture(async () => {
      new aws.sns.Topic("planned", {});
      await soon();
    }, PLACE);
    await soon();
    new aws.sns.Topic("meanwhile", {});
    const { resources } = await planning;
    new aws.sns.Topic("after", {});
    return { project: pulumi.getProject(), planned: resources.map(({ name }) => name) };
  };
  const outputs = await withLocalStorage(async () => {
    await pulumi.runtime.setMocks({ newResource, call: () => ({}) }, "theirs", "almendro");
    const own = await pulumi.runtime.runInPulumiStack(program);
    await pulumi.runtime.disconnect();
    return own;
  });
  globalThis.stackResource = stackResource;
  expect(outputs).toEqual({ project: "theirs", planned: ["planned", "domicile-almendro"] });
  expect(declared).toEqual(["theirs-almendro", "meanwhile", "after"]);
});
