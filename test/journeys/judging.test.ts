import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, expect, test } from "vitest";
import { capture, fromState, type Graph, type Resource } from "../../graph/index.ts";
import { isRefused, settle } from "../../law/index.ts";
import { driveStack, obtainEngine } from "../../operations/engine/index.ts";
import { openHome } from "../../operations/home.ts";
import { silent } from "../../operations/listener.ts";
import { blocks, judge, rules, subjectOf, type Verdict } from "../../policies/index.ts";
import { startSimulator } from "../../simulator/index.ts";
import { loadOrder } from "../../spec/index.ts";

const ROOT = process.cwd();
const PLACE = { project: "domicile", stack: "almendro" };
const order = loadOrder({ root: ROOT, file: "almendro" });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "domicile-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const LOGS = { Sid: "Logs", Effect: "Allow", Principal: { Service: "logs.eu-central-1.amazonaws.com" } };
const ROOT_USER = { AWS: `arn:aws:iam::${order.accounts.tenant}:root` };
/** A key that its administrators may use, and CloudWatch on behalf of anybody. */
const OPEN = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      ...LOGS,
      Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
      Resource: "*",
    },
    { Sid: "All", Effect: "Allow", Principal: ROOT_USER, Action: "kms:*", Resource: "*" },
  ],
});

class Room extends pulumi.ComponentResource {
  constructor(name: string, opts: pulumi.ComponentResourceOptions) {
    super("domicile:test:Room", name, {}, opts);
    const child = { parent: this };
    const key = new aws.kms.Key(name, { description: "data", policy: OPEN }, child);
    new aws.cloudwatch.LogGroup(name, { name: "/room", kmsKeyId: key.arn, retentionInDays: 30 }, child);
    new aws.ec2.Vpc(name, { cidrBlock: "10.0.0.0/16", tags: { copy: "us-east-1" } }, { ...child, protect: true });
  }
}

async function program(): Promise<Record<string, never>> {
  const { tenant } = order.accounts;
  const provider = new aws.Provider("tenant", {
    region: "eu-central-1",
    allowedAccountIds: [tenant],
    assumeRoles: [{ roleArn: `arn:aws:iam::${tenant}:role/deployer` }],
  });
  new Room("room", { providers: [provider] });
  return {};
}

async function drive(packs: readonly string[]) {
  const home = openHome(folder, {});
  mkdirSync(home.folder, { recursive: true });
  const simulator = await startSimulator({ home: home.folder });
  const environment = { ...simulator.environment, PULUMI_CONFIG_PASSPHRASE_FILE: home.passphrase };
  const stack = await driveStack({
    engine: await obtainEngine(silent),
    home,
    world: { environment, state: simulator.state },
    name: PLACE.stack,
    program,
    packs,
    environment: { DOMICILE_VERDICTS: join(folder, "verdicts.json") },
    listener: silent,
  });
  return { stack, close: () => simulator.close() };
}

function judged(graph: Graph): readonly Verdict[] {
  const settled = settle(order.tenant);
  if (isRefused(settled)) throw new Error("almendro is refused");
  return judge(rules, subjectOf(order, settled, graph));
}

test("the engine's own judgement of a plan is the captured plan's, word for word, wherever the rules lie", async () => {
  const pack = join(folder, 'Rules #1, 100% "ours"');
  symlinkSync(join(ROOT, "policies", "pack"), pack);
  const { stack, close } = await drive([pack]);
  const preview = await stack.preview();
  await close();
  const kept: Verdict[] = JSON.parse(readFileSync(join(folder, "verdicts.json"), "utf8"));
  const captured = judged(await capture(program, PLACE));
  expect(kept).toEqual(captured);
  expect(preview.outcome).toBe("failed");
  expect(new Set(preview.violations.map(({ policy }) => policy))).toEqual(
    new Set(captured.filter(blocks).map(({ rule }) => rule)),
  );
});

test("what exists is read from state as the plan foretold it", async () => {
  const { stack, close } = await drive([]);
  expect(await stack.up()).toMatchObject({ errors: [], outcome: "succeeded" });
  const state = fromState(await stack.export(), PLACE);
  await close();
  const plan = await capture(program, PLACE);
  const known = ({ inputs: _, source: __, ...rest }: Resource) => rest;
  expect(state.resources.map(known)).toEqual(plan.resources.map(known));
  // Ids that have become known name the wrong region too: more can be said of what exists, and nothing is unsaid.
  const outcomes = (graph: Graph) =>
    judged(graph).map(({ rule, resource, outcome }) => `${outcome} ${rule} ${resource}`);
  expect(outcomes(state)).toEqual(expect.arrayContaining(outcomes(plan)));
  expect(outcomes(state).filter((said) => !outcomes(plan).includes(said))).toEqual([
    "fail arn-region-allowed urn:pulumi:almendro::domicile::domicile:test:Room$aws:cloudwatch/logGroup:LogGroup::room",
    "fail no-region-escape-properties urn:pulumi:almendro::domicile::domicile:test:Room$aws:cloudwatch/logGroup:LogGroup::room",
  ]);
});
