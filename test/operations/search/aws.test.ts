import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { searchAws } from "../../../operations/search/index.ts";

const site = {
  account: "220000000011",
  region: "eu-south-2",
  roleArn: "arn:aws:iam::220000000011:role/domicile-deployer",
};
const zone = `${site.region}:${site.account}`;
const mark = { Key: "domicile:id", Value: "0b1c" };

interface Asked {
  readonly deed: string;
  readonly keyId: string | undefined;
  readonly body: string;
}

/** What a service of AWS answers, by the deed asked of it. */
const answers: Record<string, (body: Record<string, unknown>) => object> = {
  "ResourceGroupsTaggingAPI_20170126.GetResources": ({ PaginationToken }) =>
    PaginationToken === "more"
      ? { ResourceTagMappingList: [{ ResourceARN: `arn:aws:kms:${zone}:key/2`, Tags: [] }], PaginationToken: "" }
      : {
          ResourceTagMappingList: [{ ResourceARN: `arn:aws:ec2:${zone}:vpc/vpc-1`, Tags: [mark] }],
          PaginationToken: "more",
        },
  "CloudApiService.ListResources": () => ({
    ResourceDescriptions: [{ Identifier: "one" }, { Identifier: "other" }],
  }),
  "CloudApiService.GetResource": ({ Identifier, TypeName }) => ({
    TypeName,
    ResourceDescription: {
      Identifier,
      Properties: JSON.stringify({
        ClusterName: "almendro",
        Namespace: "app",
        ServiceAccount: String(Identifier),
        AssociationId: `a-${Identifier}`,
      }),
    },
  }),
};

const role = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
  <AccessKeyId>ASIADEPLOYER</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
  <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;

let asked: Asked[] = [];
const server = createServer(async (request, response) => {
  const body = await textOf(request);
  const deed = String(request.headers["x-amz-target"] ?? new URLSearchParams(body).get("Action"));
  const keyId = /Credential=(\w+)\//.exec(String(request.headers.authorization))?.[1];
  asked.push({ deed, keyId, body });
  const answer = answers[deed];
  response.setHeader("content-type", answer ? "application/x-amz-json-1.1" : "text/xml");
  response.end(answer ? JSON.stringify(answer(JSON.parse(body))) : role);
});

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
  const { port } = server.address() as AddressInfo;
  vi.stubEnv("AWS_ENDPOINT_URL", `http://127.0.0.1:${port}`);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAOPERATOR");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
});
afterEach(() => vi.unstubAllEnvs());

test("AWS is asked as the deployer for all that carries the tenant's tag, page by page", async () => {
  expect(await searchAws.tagged(site, "almendro")).toEqual([
    { arn: `arn:aws:ec2:${zone}:vpc/vpc-1`, tags: { "domicile:id": "0b1c" } },
    { arn: `arn:aws:kms:${zone}:key/2`, tags: {} },
  ]);
  expect(asked.map(({ deed, keyId }) => `${deed} ${keyId}`)).toEqual([
    "AssumeRole AKIAOPERATOR",
    "ResourceGroupsTaggingAPI_20170126.GetResources ASIADEPLOYER",
    "ResourceGroupsTaggingAPI_20170126.GetResources ASIADEPLOYER",
  ]);
  expect(JSON.parse(asked[1]?.body ?? "")).toMatchObject({
    TagFilters: [{ Key: "domicile:tenant", Values: ["almendro"] }],
  });
});

test("what has neither tag nor name is found among its kind by what it was made with", async () => {
  const inputs = { clusterName: "almendro", namespace: "app", serviceAccount: "other" };
  expect(await searchAws.listed(site, "aws:eks/podIdentityAssociation:PodIdentityAssociation", inputs)).toEqual([
    "almendro,a-other",
  ]);
  const list = asked.find(({ deed }) => deed.endsWith("ListResources"));
  expect(JSON.parse(list?.body ?? "")).toMatchObject({
    TypeName: "AWS::EKS::PodIdentityAssociation",
    ResourceModel: '{"ClusterName":"almendro"}',
  });
});
