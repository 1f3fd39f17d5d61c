import { beforeAll, describe, expect, test } from "vitest";
import { Network } from "../../../components/network/index.ts";
import { Runner } from "../../../components/runner/index.ts";
import type { Graph } from "../../../graph/index.ts";
import { LOGS, PLACE, plan, refs, storage, TAGS, the } from "../given.ts";

const PROJECT = "aws:codebuild/project:Project";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

let graph: Graph;
beforeAll(async () => {
  graph = await plan(() => {
    const common = { place: PLACE, tags: TAGS };
    const network = new Network("almendro", {
      ...common,
      range: "10.42.0.0/19",
      zones: ["eus2-az1", "eus2-az2"],
      ports: { node: 30443, app: 8443, database: 5432, outside: [443] },
      sold: { runner: true },
      imageAccount: "222222222222",
      logs: storage().bucket("logs"),
    });
    new Runner("almendro", {
      ...common,
      deployer: "domicile-deployer",
      vpcId: network.vpcId,
      subnetIds: network.subnetIds("control"),
      groupIds: { runner: network.groupId("runner"), endpoints: network.groupId("endpoints") },
      dataKeyArn: "arn:aws:kms:eu-south-2:111111111111:key/data",
      logs: LOGS,
    });
  });
});

describe("the runner", () => {
  test("stands in control, in a group of its own, one run at a time", () => {
    const project = the(graph, PROJECT, "almendro-runner");
    expect(project.inputs).toMatchObject({
      artifacts: { type: "NO_ARTIFACTS" },
      environment: { image: "aws/codebuild/amazonlinux-x86_64-standard:5.0", privilegedMode: false },
      encryptionKey: "arn:aws:kms:eu-south-2:111111111111:key/data",
      projectVisibility: "PRIVATE",
      concurrentBuildLimit: 1,
    });
    expect(refs(project, "vpcConfig")).toEqual([
      "almendro-runner",
      "almendro-control-1",
      "almendro-control-2",
      "almendro",
    ]);
  });

  test("becomes the deployer, fetches the checkout as such, and brings up what is inside the cluster", () => {
    const { source } = the(graph, PROJECT, "almendro-runner").inputs as { source: { type: string; buildspec: string } };
    expect(source.type).toBe("NO_SOURCE");
    expect(JSON.parse(source.buildspec).phases.build.commands).toEqual([
      "mkdir -p ~/.aws && printf '[profile deployer]\\nrole_arn = arn:aws:iam::111111111111:role/domicile-deployer\\ncredential_source = EcsContainer\\nregion = eu-south-2\\n' > ~/.aws/config",
      "export AWS_PROFILE=deployer",
      "aws s3 cp s3://domicile-state-111111111111-eu-south-2/runner/checkout.tar.gz - | tar -xz",
      "export XDG_CACHE_HOME=$PWD/.cache",
      "npx domicile up almendro --inside --yes",
    ]);
  });

  test("is let in by CodeBuild alone and may do nothing of itself that changes a thing of the tenant's", () => {
    const role = the(graph, "aws:iam/role:Role", "almendro-runner").inputs;
    expect(role).toMatchObject({ name: "domicile-runner" });
    expect(JSON.parse(String(role.assumeRolePolicy)).Statement).toEqual([
      {
        Sid: "ServiceOfThisAccountOnly",
        Effect: "Allow",
        Principal: { Service: "codebuild.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } },
      },
    ]);
    const rights = JSON.parse(String(the(graph, "aws:iam/rolePolicy:RolePolicy", "almendro-runner").inputs.policy));
    expect(rights.Statement.slice(0, 2)).toEqual([
      {
        Sid: "BecomeTheDeployer",
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Resource: "arn:aws:iam::111111111111:role/domicile-deployer",
      },
      {
        Sid: "WriteDownWhatItDoes",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: "arn:aws:logs:eu-south-2:111111111111:log-group:/aws/codebuild/almendro-runner:*",
      },
    ]);
    expect(rights.Statement.slice(2).map(({ Sid }: { Sid: string }) => Sid)).toEqual([
      "StandInTheNetwork",
      "LendTheInterface",
    ]);
  });

  test("is written down under the log key as long as promised", () => {
    expect(the(graph, PROJECT, "almendro-runner").inputs.logsConfig).toEqual({
      cloudwatchLogs: { status: "ENABLED", groupName: "/aws/codebuild/almendro-runner" },
      s3Logs: { status: "DISABLED" },
    });
    expect(the(graph, "aws:cloudwatch/logGroup:LogGroup", "almendro-runner").inputs).toMatchObject({
      name: "/aws/codebuild/almendro-runner",
      kmsKeyId: LOGS.keyArn,
      retentionInDays: 731,
    });
  });

  test("calls the cluster and private endpoints and nobody else, and nobody calls it", () => {
    const rules = (direction: string) =>
      graph.resources
        .filter(({ type }) => type.endsWith(`:SecurityGroup${direction}Rule`))
        .filter((rule) => refs(rule, "securityGroupId").includes("almendro-runner"))
        .map(({ name }) => name);
    expect(rules("Ingress")).toEqual([]);
    expect(rules("Egress")).toEqual([
      "almendro-runner-to-control-tcp-443",
      "almendro-runner-to-endpoints-tcp-443",
      "almendro-runner-to-s3-tcp-443",
    ]);
    for (const service of ["codebuild", "eks"])
      expect(the(graph, ENDPOINT, `almendro-${service}`).inputs).toMatchObject({
        serviceName: `com.amazonaws.eu-south-2.${service}`,
        privateDnsEnabled: true,
      });
  });
});
