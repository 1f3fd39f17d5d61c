import { beforeAll, expect, test } from "vitest";
import { Patching } from "../../../components/patching/index.ts";
import type { Graph } from "../../../graph/index.ts";
import { counts, PLACE, plan, TAGS, the } from "../given.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await plan(
    () =>
      new Patching("almendro", {
        cluster: "almendro",
        groups: [
          { key: "almendro-system-1", name: "almendro-system-1-abc" },
          { key: "almendro-web-1", name: "almendro-web-1-def" },
        ],
        maintenance: { day: "Sunday", from: "02:00", zone: "Europe/Madrid" },
        place: PLACE,
        tags: TAGS,
      }),
  );
});

test("each group of nodes has a turn every week, on the customer's clock, for the newest image", () => {
  expect(counts(graph)).toEqual({
    "pulumi:pulumi:Stack": 1,
    "domicile:patching:Patching": 1,
    "aws:iam/role:Role": 1,
    "aws:iam/rolePolicy:RolePolicy": 1,
    "aws:scheduler/schedule:Schedule": 2,
  });
  expect(the(graph, "aws:scheduler/schedule:Schedule", "almendro-web-1-renewal").inputs).toMatchObject({
    scheduleExpression: "cron(30 2 ? * SUN *)",
    scheduleExpressionTimezone: "Europe/Madrid",
    target: {
      arn: "arn:aws:scheduler:::aws-sdk:eks:updateNodegroupVersion",
      roleArn: "arn:aws:iam::111111111111:role/almendro-patching",
      input: '{"ClusterName":"almendro","NodegroupName":"almendro-web-1-def"}',
    },
  });
});

test("the scheduler's role renews nodes of this cluster, and starts machines by their templates alone", () => {
  const { policy } = the(graph, "aws:iam/rolePolicy:RolePolicy", "almendro-patching").inputs;
  const statements: { Sid: string; Resource: string; Condition?: object }[] = JSON.parse(String(policy)).Statement;
  const by = (sid: string) => statements.find(({ Sid }) => Sid === sid);
  expect(by("RenewNodesOfThisCluster")?.Resource).toBe("arn:aws:eks:eu-south-2:111111111111:nodegroup/almendro/*");
  expect(by("MachinesFromTemplates")?.Condition).toEqual({
    ArnLike: { "ec2:LaunchTemplate": "arn:aws:ec2:eu-south-2:111111111111:launch-template/*" },
  });
  expect(by("TagsOfNewMachines")?.Condition).toEqual({ StringEquals: { "ec2:CreateAction": "RunInstances" } });
  expect(by("NodesOwnRole")?.Resource).toBe("arn:aws:iam::111111111111:role/almendro-node");
});
