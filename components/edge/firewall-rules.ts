import { beginsWith, beginsWithAny, blocking, headerFits, isMethod, type Rule, visibility } from "./rule.ts";
import { countedIn, planUploadRule, type Upload } from "./uploads.ts";

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

/** Where the product's paths begin that need a closer look; of the first two in small letters. */
export interface Entrances {
  /** To which people send name and password; at least one. */
  readonly signIn: readonly string[];
  /** Which other systems call, and nobody else. @default the product has none */
  readonly api?: { readonly path: string; readonly sold: boolean };
  /** Where bodies over 8 kB get in. @default nowhere */
  readonly uploads?: readonly Upload[];
}

/** Name of the rule that slows guessing. */
export const SIGN_IN_RULE = "sign-in-attempts";

/** What the web application firewall looks for; whatever of it only counts has a rule of ours that blocks in its place. */
export function planFirewallRules({ signIn, api, uploads = [] }: Entrances): Rule[] {
  const takesFiles = uploads.length > 0;
  const known = MANAGED.map((group, index) => managed(group, 10 * (index + 2), takesFiles));
  return [
    rate(),
    ...known,
    guessing(signIn),
    ...(api === undefined ? [] : [calls(api)]),
    ...(takesFiles ? [planUploadRule(uploads, 80)] : []),
  ];
}

function rate(): Rule {
  return blocking("too-many-requests", 10, {
    rateBasedStatement: { aggregateKeyType: "IP", limit: REQUESTS_A_WINDOW, evaluationWindowSec: WINDOW_SECONDS },
  });
}

/** Slows whoever tries one password after the other, whosever name is with it. */
function guessing(paths: readonly string[]): Rule {
  const scopeDownStatement = { andStatement: { statements: [beginsWithAny(paths), isMethod("POST")] } };
  return blocking(SIGN_IN_RULE, 60, {
    rateBasedStatement: {
      aggregateKeyType: "IP",
      limit: SIGN_INS_A_WINDOW,
      evaluationWindowSec: WINDOW_SECONDS,
      scopeDownStatement,
    },
  });
}

/**
 * Turns away calls that show no token, and all of them where none were sold. Whether a token is valid the application
 * decides, which alone knows who may call.
 */
function calls({ path, sold }: NonNullable<Entrances["api"]>): Rule {
  const bearer = headerFits("authorization", BEARER);
  const missing = { andStatement: { statements: [beginsWith(path), { notStatement: { statement: bearer } }] } };
  return {
    ...blocking(sold ? "calls-without-token" : "calls-not-sold", 70, sold ? missing : beginsWith(path)),
    action: { block: { customResponse: { responseCode: sold ? 401 : 403 } } },
  };
}

function managed(name: string, priority: number, takesFiles: boolean): Rule {
  const counted = takesFiles ? countedIn(name) : [];
  const overrides = counted.length === 0 ? {} : { ruleActionOverrides: counted };
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name, ...overrides } },
    visibilityConfig: visibility(name),
  };
}
