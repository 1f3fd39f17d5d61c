import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { check } from "../../operations/check.ts";
import { judge, rules, subjectOf, type Verdict } from "../../policies/index.ts";
import { awsKinds } from "../../simulator/aws/index.ts";
import type { Kinds } from "../../simulator/kinds/index.ts";
import { kubernetesKinds } from "../../simulator/kubernetes/index.ts";
import { declareTenant } from "../../stacks/index.ts";
import { assessmentIn, bytesOf } from "../evidence/assessments.ts";
import { openCloud } from "../simulator/cloud.ts";
import { makeAll } from "../simulator/support/made.ts";
import { type Declared, declaredIn } from "../stacks/tenants.ts";
import { furtherProject } from "./given.ts";

const project = furtherProject();
afterAll(() => project.remove());

const kinds: Kinds = new Map([...awsKinds, ...kubernetesKinds].map((kind) => [kind.type, kind]));
const against = ({ outcome }: Verdict) => outcome !== "pass" && outcome !== "not-applicable";

/** Tenant, partition, region of its data, its zones, region of its protected copy. */
const PLACES = [
  ["vardhem", "aws", "eu-north-1", ["eun1-az1", "eun1-az2"], "eu-north-1"],
  ["elbmark", "aws-eusc", "eusc-de-east-1", ["euscdee1-az1", "euscdee1-az2"], "eusc-de-east-1"],
  ["seetal", "aws", "eu-central-2", ["euc2-az1", "euc2-az2"], "eu-central-2"],
  ["nilgiri", "aws", "ap-south-1", ["aps1-az1", "aps1-az2", "aps1-az3"], "ap-south-2"],
  ["wattle-creek", "aws", "ap-southeast-2", ["apse2-az1", "apse2-az2"], "ap-southeast-4"],
  ["prairie-county", "aws-us-gov", "us-gov-west-1", ["usgw1-az1", "usgw1-az2"], "us-gov-east-1"],
  ["fynbos", "aws", "af-south-1", ["afs1-az1", "afs1-az2"], "af-south-1"],
] as const;

describe.each(PLACES)(
  "%s, of a country or cloud that no worked example is in",
  (name, partition, region, zones, copy) => {
    let home: Declared;
    beforeAll(async () => {
      home = await declaredIn(project.root, name);
    });

    test("lives where its contract and its law say", () => {
      const { placement, problems } = check(name, project.root);
      expect(problems).toEqual([]);
      expect(placement).toMatchObject({ partition, region, zones });
      expect(placement?.homes.find(({ what }) => what === "copy")).toMatchObject({ region: copy, account: "backup" });
    });

    test("is planned with every verdict in its favour", () => {
      const { order, settled, graph } = home;
      expect(judge(rules, subjectOf(order, settled, graph)).filter(against)).toEqual([]);
    });

    test("has evidence of less than 1 MB", () => {
      expect(bytesOf(assessmentIn(home))).toBeLessThan(1_000_000);
    });

    test("is made in the simulated cloud to its last resource, all of it in its own partition", async () => {
      const { order, settled, graph } = home;
      const { world } = openCloud();
      const made = await makeAll(world, kinds, () => declareTenant({ ...order, settled }).outputs);
      const own = graph.resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
      expect(made).toHaveLength(own.length);
      const accounts = [order.accounts.tenant, order.accounts.backup];
      const arns = world.all().flatMap(({ arn, account }) => (accounts.includes(account) && arn !== "" ? [arn] : []));
      expect(arns.length).toBeGreaterThan(100);
      expect(arns.filter((arn) => !arn.startsWith(`arn:${partition}:`))).toEqual([]);
    });
  },
);
