import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { planFirewallRules } from "../../../components/edge/firewall-rules.ts";
import type { Client, Properties } from "../support/client.ts";
import { openRig, type Rig } from "../support/rig.ts";

const ACL = "aws:wafv2/webAcl:WebAcl";
/** Capacity units that a request's price includes. */
const INCLUDED = 1500;

let rig: Rig;
let aws: Client;
beforeEach(async () => {
  rig = await openRig();
  aws = await rig.aws();
});
afterEach(() => rig.close());

const visibilityConfig = { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName: "one" };
async function capacityOf(rules: unknown): Promise<number> {
  const inputs: Properties = {
    name: "home",
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    rules: rules as Properties[],
    visibilityConfig,
  };
  const { outputs } = await aws.make(ACL, "home", inputs);
  return Number(outputs.capacity);
}
const matching = (statement: object) => [
  { name: "one", priority: 1, action: { block: {} }, statement, visibilityConfig },
];
const field = { fieldToMatch: { uriPath: {} } };
const changes = (...types: readonly string[]) => ({
  textTransformations: types.map((type, priority) => ({ priority, type })),
});
const byte = (positionalConstraint: string, ...types: readonly string[]) => ({
  byteMatchStatement: { searchString: "/x", positionalConstraint, ...field, ...changes(...types) },
});

describe("the rules of a web ACL take capacity", () => {
  it.each<[string, object, number]>([
    ["2 for a beginning", byte("STARTS_WITH", "NONE"), 2],
    ["10 for a text anywhere", byte("CONTAINS", "NONE"), 10],
    ["10 more a change of the text", byte("STARTS_WITH", "URL_DECODE", "LOWERCASE"), 22],
    ["3 for a pattern", { regexMatchStatement: { regexString: "x", ...field, ...changes("NONE") } }, 3],
    ["1 for a label", { labelMatchStatement: { scope: "LABEL", key: "a" } }, 1],
    [
      "as much as all that is in them",
      { andStatement: { statements: [byte("EXACTLY", "NONE"), { notStatement: { statement: byte("EXACTLY") } }] } },
      4,
    ],
    [
      "2 for a rate, and what it counts",
      {
        rateBasedStatement: {
          aggregateKeyType: "IP",
          limit: 100,
          scopeDownStatement: byte("STARTS_WITH", "LOWERCASE"),
        },
      },
      14,
    ],
  ])("%s", async (_, statement, units) => {
    expect(await capacityOf(matching(statement))).toBe(units);
  });

  it("that its price includes, whatever a product may say of its paths", async () => {
    const paths = (count: number) => Array.from({ length: count }, (_, at) => `/${at}/`);
    const rules = planFirewallRules({
      signIn: paths(5),
      api: { path: "/api/", sold: true },
      uploads: paths(5).map((path) => ({ path: `/files${path}`, method: "POST", largest: 5_000_000_000 })),
    });
    const used = await capacityOf(rules);
    expect([used, used <= INCLUDED]).toEqual([1475, true]);
  });
});
