import { beforeAll, describe, expect, test } from "vitest";
import { Edge, type EdgeArgs } from "../../../components/edge/index.ts";
import type { Graph } from "../../../graph/index.ts";
import { counts, LOGS, PLACE, plan, refs, storage, TAGS, the } from "../given.ts";

const declare = (over: Partial<EdgeArgs> = {}) =>
  plan(() => {
    new Edge("almendro", {
      host: "almendro.homes.vendor.example",
      certificateProved: true,
      vpcId: "vpc-1",
      subnetIds: ["subnet-1", "subnet-2"],
      groupId: "sg-edge",
      nodePort: 30443,
      healthPath: "/health",
      entrances: { signIn: ["/login", "/oauth2/"] },
      accessLogs: storage().bucket("delivery"),
      logs: LOGS,
      place: PLACE,
      tags: TAGS,
      ...over,
    });
  });
type Rules = readonly Record<string, unknown>[];
const rulesOf = (graph: Graph) => the(graph, "aws:wafv2/webAcl:WebAcl", "almendro").inputs.rules as Rules;
/** Of a path in whatever way somebody writes it. */
const begins = (searchString: string) => ({
  byteMatchStatement: {
    searchString,
    positionalConstraint: "STARTS_WITH",
    fieldToMatch: { uriPath: {} },
    textTransformations: [{ type: "URL_DECODE" }, { type: "NORMALIZE_PATH" }, { type: "LOWERCASE" }],
  },
});
const aboutCalls = async (sold: boolean) =>
  rulesOf(await declare({ entrances: { signIn: ["/login"], api: { path: "/api/", sold } } })).at(-1);
const listener = (graph: Graph, name: string) => the(graph, "aws:lb/listener:Listener", name).inputs;

let graph: Graph;
beforeAll(async () => {
  graph = await declare();
});

describe("the entrance", () => {
  test("drops malformed headers, guards against smuggling, and shuts when its firewall fails", () => {
    expect(the(graph, "aws:lb/loadBalancer:LoadBalancer", "almendro").inputs).toMatchObject({
      loadBalancerType: "application",
      subnets: ["subnet-1", "subnet-2"],
      securityGroups: ["sg-edge"],
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "strictest",
      enableWafFailOpen: false,
      enableDeletionProtection: true,
    });
  });

  test("writes down who asked for what, once AWS may write there", () => {
    const balancer = the(graph, "aws:lb/loadBalancer:LoadBalancer", "almendro");
    expect(balancer.inputs.accessLogs).toEqual({
      bucket: "almendro-delivery-111111111111",
      prefix: "load-balancer",
      enabled: true,
    });
    expect(balancer.dependsOn.some((urn) => urn.endsWith("bucketPolicy:BucketPolicy::almendro-delivery"))).toBe(true);
  });

  test("speaks TLS 1.3 and 1.2 with post-quantum keys, and tells browsers to keep to it", () => {
    expect(listener(graph, "almendro-https")).toMatchObject({
      port: 443,
      protocol: "HTTPS",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
      routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=63072000; includeSubDomains",
    });
  });

  test("answers plain HTTP with where HTTPS is, and nothing else", () => {
    expect(listener(graph, "almendro-http").defaultActions).toEqual([
      { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
    ]);
  });

  test("passes requests on to web nodes over TLS", () => {
    expect(the(graph, "aws:lb/targetGroup:TargetGroup", "almendro").inputs).toMatchObject({
      targetType: "instance",
      protocol: "HTTPS",
      port: 30443,
      healthCheck: { protocol: "HTTPS", path: "/health", matcher: "200" },
    });
    expect(refs(the(graph, "aws:lb/listener:Listener", "almendro-https"), "defaultActions")).toEqual(["almendro"]);
  });
});

describe("the web application firewall", () => {
  const rules = () => rulesOf(graph);

  test("stands before the entrance, and is there before anybody listens", () => {
    const guard = the(graph, "aws:wafv2/webAclAssociation:WebAclAssociation", "almendro");
    expect(refs(guard, "resourceArn")).toEqual(["almendro"]);
    expect(refs(guard, "webAclArn")).toEqual(["almendro"]);
    for (const name of ["almendro-http", "almendro-https"])
      expect(the(graph, "aws:lb/listener:Listener", name).dependsOn).toContain(guard.urn);
  });

  test("blocks what AWS knows to be bad, none of it only counted", () => {
    expect(rules().map(({ name, overrideAction, action }) => [name, overrideAction ?? action])).toEqual([
      ["too-many-requests", { block: {} }],
      ["AWSManagedRulesAmazonIpReputationList", { none: {} }],
      ["AWSManagedRulesCommonRuleSet", { none: {} }],
      ["AWSManagedRulesKnownBadInputsRuleSet", { none: {} }],
      ["AWSManagedRulesSQLiRuleSet", { none: {} }],
      ["sign-in-attempts", { block: {} }],
    ]);
  });

  test("counts fifty names and passwords from one address in five minutes, and takes no more", () => {
    expect(rules().at(-1)).toMatchObject({
      name: "sign-in-attempts",
      action: { block: {} },
      statement: {
        rateBasedStatement: {
          aggregateKeyType: "IP",
          limit: 50,
          evaluationWindowSec: 300,
          scopeDownStatement: {
            andStatement: {
              statements: [
                { orStatement: { statements: [begins("/login"), begins("/oauth2/")] } },
                { byteMatchStatement: { searchString: "POST", fieldToMatch: { method: {} } } },
              ],
            },
          },
        },
      },
      visibilityConfig: { cloudwatchMetricsEnabled: true, metricName: "sign-in-attempts" },
    });
  });

  test("asks other systems for a signed token, or lets none of them in", async () => {
    const token = {
      regexString: "^[Bb]earer [A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$",
      fieldToMatch: { singleHeader: { name: "authorization" } },
    };
    const missing = { notStatement: { statement: { regexMatchStatement: token } } };
    expect(await aboutCalls(true)).toMatchObject({
      name: "calls-without-token",
      action: { block: { customResponse: { responseCode: 401 } } },
      statement: { andStatement: { statements: [begins("/api/"), missing] } },
    });
    expect(await aboutCalls(false)).toMatchObject({
      name: "calls-not-sold",
      action: { block: { customResponse: { responseCode: 403 } } },
      statement: begins("/api/"),
    });
  });

  test("writes down requests under the log key, without what would let a reader sign in", () => {
    expect(the(graph, "aws:cloudwatch/logGroup:LogGroup", "almendro-requests").inputs).toMatchObject({
      name: "aws-waf-logs-almendro",
      kmsKeyId: LOGS.keyArn,
    });
    const logging = the(graph, "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "almendro");
    expect(logging.inputs.redactedFields).toEqual([
      { singleHeader: { name: "authorization" } },
      { singleHeader: { name: "cookie" } },
    ]);
    expect(refs(logging, "logDestinationConfigs")).toEqual(["almendro-requests"]);
  });
});

test("until the host is proved, a certificate is asked for and nothing listens on HTTPS", async () => {
  const waiting = await declare({ certificateProved: false });
  expect(counts(waiting)).toMatchObject({ "aws:acm/certificate:Certificate": 1, "aws:lb/listener:Listener": 1 });
  expect(listener(waiting, "almendro-http").port).toBe(80);
});
