import type { types } from "@pulumi/aws";

type Rule = types.input.wafv2.WebAclRule;

/** Rule groups that AWS keeps current, in the order in which a request meets them. */
const MANAGED = [
  "AWSManagedRulesAmazonIpReputationList",
  "AWSManagedRulesCommonRuleSet",
  "AWSManagedRulesKnownBadInputsRuleSet",
  "AWSManagedRulesSQLiRuleSet",
] as const;

/** Requests of one address within five minutes above which it is turned away; a busy office shares one address. */
const REQUESTS_A_WINDOW = 3000;
const WINDOW_SECONDS = 300;

/** Names and passwords that one address may send within five minutes: an office on Monday morning stays below. */
const SIGN_INS_A_WINDOW = 50;

/** A token as RFC 6750 sends and RFC 7519 writes it, signed: three parts of base64url, none of them empty. */
const BEARER = "^[Bb]earer [A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$";

/** Compared as it was sent. */
const PLAIN = [{ priority: 0, type: "NONE" }];

/** Where the product's paths begin that need a closer look, in small letters. */
export interface Entrances {
  /** To which people send name and password; at least one. */
  readonly signIn: readonly string[];
  /** Which other systems call, and nobody else. @default the product has none */
  readonly api?: { readonly path: string; readonly sold: boolean };
}

/** Name of the rule that slows guessing. */
export const SIGN_IN_RULE = "sign-in-attempts";

/** What the web application firewall looks for, all of it in blocking mode. */
export function planFirewallRules({ signIn, api }: Entrances): Rule[] {
  const known = MANAGED.map((group, index) => managed(group, 10 * (index + 2)));
  return [rate(), ...known, guessing(signIn), ...(api === undefined ? [] : [calls(api)])];
}

/** What is counted and sampled of a rule, under its own name. */
export function visibility(metricName: string) {
  return { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName };
}

function rate(): Rule {
  return {
    name: "too-many-requests",
    priority: 10,
    action: { block: {} },
    statement: {
      rateBasedStatement: { aggregateKeyType: "IP", limit: REQUESTS_A_WINDOW, evaluationWindowSec: WINDOW_SECONDS },
    },
    visibilityConfig: visibility("too-many-requests"),
  };
}

/** Slows whoever tries one password after the other, whosever name is with it. */
function guessing(paths: readonly string[]): Rule {
  const scopeDownStatement = { andStatement: { statements: [beginsWithAny(paths), posts()] } };
  return {
    name: SIGN_IN_RULE,
    priority: 60,
    action: { block: {} },
    statement: {
      rateBasedStatement: {
        aggregateKeyType: "IP",
        limit: SIGN_INS_A_WINDOW,
        evaluationWindowSec: WINDOW_SECONDS,
        scopeDownStatement,
      },
    },
    visibilityConfig: visibility(SIGN_IN_RULE),
  };
}

/**
 * Turns away calls that show no token, and all of them where none were sold. Whether a token is valid the application
 * decides, which alone knows who may call.
 */
function calls({ path, sold }: NonNullable<Entrances["api"]>): Rule {
  const name = sold ? "calls-without-token" : "calls-not-sold";
  const missing = { andStatement: { statements: [beginsWith(path), { notStatement: { statement: bearer() } }] } };
  return {
    name,
    priority: 70,
    action: { block: { customResponse: { responseCode: sold ? 401 : 403 } } },
    statement: sold ? missing : beginsWith(path),
    visibilityConfig: visibility(name),
  };
}

function bearer() {
  return {
    regexMatchStatement: {
      regexString: BEARER,
      fieldToMatch: { singleHeader: { name: "authorization" } },
      textTransformations: PLAIN,
    },
  };
}

/** WAF takes an `or` of two and more only. */
function beginsWithAny(paths: readonly string[]) {
  const [first, ...others] = paths.map(beginsWith);
  if (first === undefined) throw new Error("A product has at least one path by which people sign in");
  return others.length === 0 ? first : { orStatement: { statements: [first, ...others] } };
}

/** However somebody writes the path: in capitals, in percent signs, with a way there and back. */
function beginsWith(searchString: string) {
  const textTransformations = ["URL_DECODE", "NORMALIZE_PATH", "LOWERCASE"].map((type, priority) => ({
    priority,
    type,
  }));
  return {
    byteMatchStatement: {
      searchString,
      positionalConstraint: "STARTS_WITH",
      fieldToMatch: { uriPath: {} },
      textTransformations,
    },
  };
}

function posts() {
  return {
    byteMatchStatement: {
      searchString: "POST",
      positionalConstraint: "EXACTLY",
      fieldToMatch: { method: {} },
      textTransformations: PLAIN,
    },
  };
}

function managed(name: string, priority: number): Rule {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
    visibilityConfig: visibility(name),
  };
}
