import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { callsShowAToken } from "../../../policies/rules/edge/calls-show-a-token.ts";
import { signInGuessingHeard } from "../../../policies/rules/edge/sign-in-guessing-heard.ts";
import { signInSlowed } from "../../../policies/rules/edge/sign-in-slowed.ts";
import { type Home, home as homeOf, set, without } from "./almendro.ts";

const ACL = "WebAcl::cedar-hollow";
const LIMIT = "rules.5.statement.rateBasedStatement";
const PATHS = `${LIMIT}.scopeDownStatement.andStatement.statements`;
const unknown = (remedy: string) => [
  `cedar-hollow unproven: rules of cedar-hollow can't be known yet, so it can't be proved: ${remedy}.`,
];

let home: Home;
let closed: Home;
beforeAll(async () => {
  home = await homeOf("cedar-hollow");
  closed = await homeOf("almendro");
});

describe("guessing passwords is slowed", () => {
  const remedy = "block an address that posts to the product's sign-in more than 100 times in five minutes";
  const [login, oauth] = ["/interface/main/main_screen.php", "/oauth2/"];
  const fails = (...open: readonly string[]) => [
    `cedar-hollow fail: cedar-hollow lets anybody guess passwords at ${open.join(" and ")}: ${remedy}.`,
  ];

  it("at every path where people sign in", () => {
    expect(home.says(signInSlowed)).toEqual([
      `cedar-hollow pass: cedar-hollow turns away who keeps trying ${login} and ${oauth}.`,
    ]);
    const path = `${PATHS}.0.orStatement.statements.1.byteMatchStatement`;
    expect(home.complaints(signInSlowed, set(ACL, `${path}.searchString`, "/oauth3/"))).toEqual(fails(oauth));
    expect(home.complaints(signInSlowed, set(ACL, `${path}.positionalConstraint`, "EXACTLY"))).toEqual(fails(oauth));
    expect(home.complaints(signInSlowed, set(ACL, `${path}.textTransformations.2.type`, "NONE"))).toEqual(fails(oauth));
    expect(home.complaints(signInSlowed, set(ACL, `${path}.searchString`, "/"))).toEqual([]);
  });

  it.each([
    ["often", `${LIMIT}.limit`, 101],
    ["in short bursts", `${LIMIT}.evaluationWindowSec`, 60],
    ["under another name each time", `${LIMIT}.aggregateKeyType`, "CUSTOM_KEYS"],
    ["by what they say of themselves", `${LIMIT}.aggregateKeyType`, "FORWARDED_IP"],
    ["while it is only counted", "rules.5.action", { count: {} }],
    ["from one country", `${PATHS}.1`, { geoMatchStatement: { countryCodes: ["US"] } }],
  ])("and not for those who try %s", (_, path, value) => {
    expect(home.complaints(signInSlowed, set(ACL, path, value))).toEqual(fails(login, oauth));
  });

  it("which nobody knows while the rules aren't known", () => {
    expect(home.complaints(signInSlowed, set(ACL, "rules", UNKNOWN))).toEqual(unknown(remedy));
  });
});

describe("somebody hears of guesses", () => {
  const remedy = "ring an alarm with a subscriber on the first request that the rule on sign-in blocks";
  const alarm = "MetricAlarm::cedar-hollow-sign-in-guessed";
  const fails = [`cedar-hollow fail: nobody hears when cedar-hollow turns away who guesses passwords: ${remedy}.`];

  it("from the first that is blocked on", () => {
    expect(home.says(signInGuessingHeard)).toEqual([
      "cedar-hollow pass: somebody hears when cedar-hollow turns away who guesses passwords.",
    ]);
  });

  it.each([
    ["of another rule", alarm, "dimensions.Rule", "too-many-requests"],
    ["of another firewall", alarm, "dimensions.WebACL", "almendro"],
    ["of another region", alarm, "dimensions.Region", "us-west-2"],
    ["of requests that get through", alarm, "metricName", "AllowedRequests"],
    ["of the hundredth only", alarm, "threshold", 100],
    ["while it is muted", alarm, "actionsEnabled", false],
    ["under another name", ACL, "rules.5.visibilityConfig.metricName", "sign-ins"],
    ["of no rule at all", ACL, "rules", []],
  ])("not %s", (_, which, path, value) => {
    expect(home.complaints(signInGuessingHeard, set(which, path, value))).toEqual(fails);
  });

  it("not while nobody listens", () => {
    const deaf = without("TopicSubscription::cedar-hollow-alarms");
    expect(home.complaints(signInGuessingHeard, deaf)).toEqual(fails);
  });

  it("which nobody knows while the rules aren't known", () => {
    expect(home.complaints(signInGuessingHeard, set(ACL, "rules", UNKNOWN))).toEqual(unknown(remedy));
  });
});

describe("other systems show a token", () => {
  const remedy =
    "block requests to the product's API whose authorization header isn't Bearer and a token of three parts, and all of them where the tenant file sells none";
  const match = "rules.6.statement.andStatement.statements.1.notStatement.statement.regexMatchStatement";
  const fails = [`cedar-hollow fail: cedar-hollow doesn't ask calls to /apis/ for a signed token: ${remedy}.`];

  it("where they may call", () => {
    expect(home.says(callsShowAToken)).toEqual([
      "cedar-hollow pass: cedar-hollow turns away calls to /apis/ without a signed token.",
    ]);
  });

  it.each([
    ["any word will do", `${match}.regexString`, "^Bearer .+$"],
    ["one that nobody signed will do", `${match}.regexString`, "^Bearer [\\w-]+\\.[\\w-]+\\.[\\w-]*$"],
    ["none passes", `${match}.regexString`, "^$"],
    ["it is looked for elsewhere", `${match}.fieldToMatch.singleHeader.name`, "x-token"],
    ["it is only counted", "rules.6.action", { count: {} }],
    [
      "another path asks for it",
      "rules.6.statement.andStatement.statements.0.byteMatchStatement.searchString",
      "/fhir/",
    ],
  ])("not if %s", (_, path, value) => {
    expect(home.complaints(callsShowAToken, set(ACL, path, value))).toEqual(fails);
  });

  it("and none gets in where the file sells no calls", () => {
    expect(closed.says(callsShowAToken)).toEqual([
      "almendro pass: almendro turns away all calls to /api/, since none were sold.",
    ]);
    expect(closed.complaints(callsShowAToken, set("WebAcl::almendro", "rules.6.action", { count: {} }))).toEqual([
      `almendro fail: almendro lets calls to /api/ through, and none were sold: ${remedy}.`,
    ]);
  });

  it("where the product has something to call", () => {
    const { api: _, ...product } = home.subject.product;
    expect(home.of({ ...home.subject, product }).says(callsShowAToken)).toEqual([
      "cedar-hollow not-applicable: the product has nothing that other systems call.",
    ]);
  });

  it("which nobody knows while the rules aren't known", () => {
    expect(home.complaints(callsShowAToken, set(ACL, "rules", UNKNOWN))).toEqual(unknown(remedy));
  });
});
