import { beforeAll, describe, expect, test } from "vitest";
import { Access, type AccessArgs, sessionLog } from "../../../components/access/index.ts";
import type { Graph, Resource } from "../../../graph/index.ts";
import { counts, LOGS, PLACE, plan, refs, TAGS, the } from "../given.ts";

const ARGS: AccessArgs = {
  provider: "https://sign-in.vendor.example",
  from: ["192.0.2.128/28"],
  people: 4,
  exportArn: "arn:aws:s3:::almendro-export-111111111111",
  logs: LOGS,
  place: PLACE,
  tags: TAGS,
};
const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/policy:Policy";
const DOCUMENT = "aws:ssm/document:Document";

const access = (more: Partial<AccessArgs> = {}): Promise<Graph> =>
  plan(() => new Access("almendro", { ...ARGS, ...more }));
const json = (resource: Resource, property: string) => JSON.parse(String(resource.inputs[property]));
const trust = (graph: Graph, role: string) => json(the(graph, ROLE, role), "assumeRolePolicy").Statement[0];
const sids = (graph: Graph, type: string, name: string): string[] =>
  json(the(graph, type, name), "policy").Statement.map(({ Sid }: { Sid: string }) => Sid);
const roles = (graph: Graph) => graph.resources.filter(({ type }) => type === ROLE).map(({ name }) => name);

describe("where the client chose no sessions", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await access();
  });

  test("there is nobody but the client, and who gets in when nothing else helps", () => {
    expect(counts(graph)).toEqual({
      "pulumi:pulumi:Stack": 1,
      "domicile:access:Access": 1,
      "aws:iam/openIdConnectProvider:OpenIdConnectProvider": 1,
      "aws:iam/policy:Policy": 1,
      "aws:iam/role:Role": 2,
      "aws:iam/rolePolicy:RolePolicy": 2,
    });
    expect(roles(graph)).toEqual(["almendro-break-glass", "almendro-client"]);
    expect(sids(graph, "aws:iam/rolePolicy:RolePolicy", "almendro-client")).not.toContain("OpenTheDoor");
  });

  test("a token counts for this tenant alone, from its region, with a seat and a second factor", () => {
    expect(the(graph, "aws:iam/openIdConnectProvider:OpenIdConnectProvider", "almendro").inputs).toMatchObject({
      url: "https://sign-in.vendor.example",
      clientIdLists: ["domicile-almendro"],
    });
    expect(trust(graph, "almendro-break-glass")).toEqual({
      Sid: "SeatsOfTheProvider",
      Effect: "Allow",
      Principal: { Federated: "arn:aws:iam::111111111111:oidc-provider/sign-in.vendor.example" },
      Action: ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
      Condition: {
        StringEquals: {
          "sign-in.vendor.example:aud": "domicile-almendro",
          "aws:RequestTag/seat": ["break-glass-1", "break-glass-2"],
          "aws:RequestTag/second-factor": "yes",
          "aws:RequestedRegion": "eu-south-2",
        },
        IpAddress: { "aws:SourceIp": ["192.0.2.128/28"] },
      },
    });
  });

  test("everybody stays within one boundary, and for an hour", () => {
    for (const name of roles(graph)) {
      const role = the(graph, ROLE, name);
      expect(refs(role, "permissionsBoundary")).toEqual(["almendro-people"]);
      expect(role.inputs.maxSessionDuration).toBe(3600);
    }
    expect(sids(graph, POLICY, "almendro-people")).toEqual([
      "AsItsOwnPoliciesSay",
      "NoRightsForOneself",
      "NoRecordLost",
      "NoDataLost",
      "NowhereElse",
    ]);
  });

  test("the client fetches its export from anywhere, and reads nothing else", () => {
    expect(trust(graph, "almendro-client").Condition.IpAddress).toBeUndefined();
    const [list, fetches, key] = json(
      the(graph, "aws:iam/rolePolicy:RolePolicy", "almendro-client"),
      "policy",
    ).Statement;
    expect(list.Resource).toBe("arn:aws:s3:::almendro-export-111111111111");
    expect(fetches).toMatchObject({
      Action: ["s3:GetObject", "s3:GetObjectVersion"],
      Resource: "arn:aws:s3:::almendro-export-111111111111/*",
    });
    expect(key.Condition["ForAnyValue:StringEquals"]).toEqual({ "kms:ResourceAliases": "alias/almendro-data" });
  });

  test("where one person only may have access, one seat is for emergencies", async () => {
    const alone = await access({ people: 1 });
    expect(trust(alone, "almendro-break-glass").Condition.StringEquals["aws:RequestTag/seat"]).toEqual([
      "break-glass-1",
    ]);
  });
});

describe("where the client is asked", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await access({ support: { windows: [], zone: "Europe/Madrid", sessions: true } });
  });

  test("operators have no right of their own, as many seats as agreed, and a door", () => {
    expect(trust(graph, "almendro-operator").Condition.StringEquals["aws:RequestTag/seat"]).toEqual([
      "operator-1",
      "operator-2",
      "operator-3",
      "operator-4",
    ]);
    expect(counts(graph)).toMatchObject({
      "aws:iam/policy:Policy": 2,
      "aws:iam/rolePolicy:RolePolicy": 3,
      "aws:ssm/document:Document": 2,
      "aws:cloudwatch/logGroup:LogGroup": 1,
    });
    expect(counts(graph)["aws:iam/rolePolicyAttachment:RolePolicyAttachment"]).toBeUndefined();
    expect(counts(graph)["aws:scheduler/schedule:Schedule"]).toBeUndefined();
  });

  test("the door is shut in the end, whatever fails and whoever stops it", () => {
    const { assumeRole, mainSteps } = json(the(graph, DOCUMENT, "almendro-support"), "content");
    expect(assumeRole).toBe("arn:aws:iam::111111111111:role/almendro-support");
    const lent = {
      RoleName: "almendro-operator",
      PolicyArn: "arn:aws:iam::111111111111:policy/almendro-support",
      Service: "iam",
    };
    const shut = { onFailure: "step:shut", onCancel: "step:shut" };
    expect(mainSteps).toEqual([
      { name: "open", action: "aws:executeAwsApi", ...shut, inputs: { ...lent, Api: "AttachRolePolicy" } },
      { name: "wait", action: "aws:sleep", ...shut, inputs: { Duration: "{{ For }}" } },
      { name: "shut", action: "aws:executeAwsApi", isEnd: true, inputs: { ...lent, Api: "DetachRolePolicy" } },
    ]);
  });

  test("the door's own role lends that one policy to that one role, and the client opens it", () => {
    const [turn, ...others] = json(the(graph, "aws:iam/rolePolicy:RolePolicy", "almendro-support"), "policy").Statement;
    expect(others).toEqual([]);
    expect(turn).toMatchObject({
      Resource: "arn:aws:iam::111111111111:role/almendro-operator",
      Condition: { ArnEquals: { "iam:PolicyARN": "arn:aws:iam::111111111111:policy/almendro-support" } },
    });
    expect(sids(graph, "aws:iam/rolePolicy:RolePolicy", "almendro-client")).toContain("OpenTheDoor");
  });

  test("sessions stream into an encrypted log that stays as long as logs do, or there is none", () => {
    const { inputs } = json(the(graph, DOCUMENT, "almendro-session"), "content");
    expect(inputs).toMatchObject({
      cloudWatchLogGroupName: "/domicile/almendro/sessions",
      cloudWatchEncryptionEnabled: true,
      cloudWatchStreamingEnabled: true,
      idleSessionTimeout: "15",
      maxSessionDuration: "60",
    });
    expect(the(graph, "aws:cloudwatch/logGroup:LogGroup", "almendro-session").inputs).toMatchObject({
      name: sessionLog("almendro"),
      kmsKeyId: LOGS.keyArn,
      retentionInDays: 731,
    });
  });
});

describe("where a folder for support was agreed", () => {
  const folderArn = "arn:aws:s3:::almendro-support-111111111111";
  const lent = { windows: [], zone: "Europe/Madrid", folderArn };
  const rights = (graph: Graph) => json(the(graph, POLICY, "almendro-support"), "policy").Statement;

  test("and a VPN was chosen, operators read that folder behind the door, and open no session", async () => {
    const graph = await access({ support: { ...lent, sessions: false } });
    expect(rights(graph)).toEqual([
      {
        Sid: "ListTheFolder",
        Effect: "Allow",
        Action: ["s3:GetBucketLocation", "s3:ListBucket"],
        Resource: folderArn,
      },
      { Sid: "ReadTheFolder", Effect: "Allow", Action: ["s3:GetObject"], Resource: `${folderArn}/*` },
      {
        Sid: "ReadIt",
        Effect: "Allow",
        Action: ["kms:Decrypt"],
        Resource: "arn:aws:kms:eu-south-2:111111111111:key/*",
        Condition: {
          StringEquals: { "kms:ViaService": "s3.eu-south-2.amazonaws.com" },
          "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/almendro-data" },
        },
      },
      expect.objectContaining({ Sid: "OnlyFromOperatorsNetworks", Effect: "Deny" }),
    ]);
    expect(roles(graph)).toContain("almendro-operator");
    expect(graph.resources.filter(({ type }) => type === DOCUMENT).map(({ name }) => name)).toEqual([
      "almendro-support",
    ]);
    expect(sids(graph, "aws:iam/rolePolicy:RolePolicy", "almendro-client")).toContain("OpenTheDoor");
  });

  test("and sessions were chosen, they have both", async () => {
    const graph = await access({ support: { ...lent, sessions: true } });
    expect(sids(graph, POLICY, "almendro-support")).toEqual([
      "SessionsOnOwnMachines",
      "RecordedSessionsOnly",
      "OwnSessions",
      "Look",
      "ListTheFolder",
      "ReadTheFolder",
      "ReadIt",
      "OnlyFromOperatorsNetworks",
    ]);
  });
});

describe("where hours were agreed", () => {
  test("the door opens by itself, each on the customer's clock, and the client has no hand in it", async () => {
    const windows = ["Tuesday 18:00-20:00", "Thursday 18:00-20:30"];
    const graph = await access({ support: { windows, zone: "America/New_York", sessions: true } });
    const schedules = graph.resources.filter(({ type }) => type === "aws:scheduler/schedule:Schedule");
    expect(schedules.map(({ name, inputs }) => [name, inputs.scheduleExpression])).toEqual([
      ["almendro-support-thursday-1800", "cron(0 18 ? * THU *)"],
      ["almendro-support-tuesday-1800", "cron(0 18 ? * TUE *)"],
    ]);
    expect(schedules[0]?.inputs).toMatchObject({
      scheduleExpressionTimezone: "America/New_York",
      target: {
        arn: "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution",
        roleArn: "arn:aws:iam::111111111111:role/almendro-support",
        input: '{"DocumentName":"almendro-support","Parameters":{"For":["PT2H30M"]}}',
      },
    });
    expect(sids(graph, "aws:iam/rolePolicy:RolePolicy", "almendro-client")).not.toContain("OpenTheDoor");
  });
});

describe("the client's auditor", () => {
  test("looks at how everything is set until the end of the day, and at no data", async () => {
    const graph = await access({ auditorUntil: "2027-12-31" });
    expect(trust(graph, "almendro-auditor").Condition.DateLessThan).toEqual({
      "aws:CurrentTime": "2028-01-01T00:00:00Z",
    });
    expect(the(graph, "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "almendro-auditor").inputs.policyArn).toBe(
      "arn:aws:iam::aws:policy/SecurityAudit",
    );
    expect(counts(graph)["aws:iam/rolePolicy:RolePolicy"]).toBe(2);
  });
});
