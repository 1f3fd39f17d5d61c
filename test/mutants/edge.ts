import type { Mutant } from "./mutant.ts";
import { alter, copy, point, remove, set } from "./surgery.ts";
import { ACL } from "./words.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const CERTIFICATE = "aws:acm/certificate:Certificate";
const LISTENER = "aws:lb/listener:Listener";
/** What turns away elsewhere what uploads may be. */
const GUARD = "bodies-elsewhere-than-uploads";

interface Filter {
  readonly name: string;
  readonly priority: number;
}

const one = (name: string, change: (rule: Filter) => object) => (rules: readonly Filter[]) =>
  rules.map((rule) => (rule.name === name ? change(rule) : rule));
/** A rule with one text in it written as another, wherever it is. */
const rewritten = (rule: Filter, from: string, to: string): Filter =>
  JSON.parse(JSON.stringify(rule).replaceAll(from, to));
const left = (name: string) => (rules: readonly Filter[]) => rules.filter((rule) => rule.name !== name);

export const edge: readonly Mutant[] = [
  {
    what: "one address may call two billion times in five minutes",
    by: "careless",
    tenant: "kade",
    surgery: set(ACL, "kade", { "rules.0.statement.rateBasedStatement.limit": 2_000_000_000 }),
    killedBy: ["waf-baseline-rules"],
    at: "kade",
  },
  {
    what: "the web application firewall is taken off the load balancer",
    by: "malicious",
    tenant: "kade",
    surgery: remove("aws:wafv2/webAclAssociation:WebAclAssociation", "kade"),
    killedBy: ["internet-reaches-only-waf-lb", "waf-on-every-public-lb"],
    at: "kade",
  },
  {
    what: "a second load balancer goes without a web application firewall",
    by: "careless",
    tenant: "kade",
    surgery: copy(BALANCER, "kade", "kade-beta", {}),
    killedBy: ["internet-reaches-only-waf-lb", "waf-on-every-public-lb"],
    at: "kade-beta",
  },
  {
    what: "SQL injection is let through",
    by: "careless",
    tenant: "kade",
    surgery: alter(ACL, "kade", "rules", left("AWSManagedRulesSQLiRuleSet")),
    killedBy: ["waf-baseline-rules"],
    at: "kade",
  },
  {
    what: "nobody is slowed, however much they ask",
    by: "careless",
    tenant: "fjordbevegelse",
    surgery: alter(ACL, "fjordbevegelse", "rules", left("too-many-requests")),
    killedBy: ["waf-baseline-rules"],
    at: "fjordbevegelse",
  },
  {
    what: "whoever sends a certain header is let in past every filter",
    by: "malicious",
    tenant: "kade",
    surgery: alter(ACL, "kade", "rules", (rules: readonly Filter[]) => [
      {
        action: { allow: {} },
        name: "friends",
        priority: 1,
        statement: {
          byteMatchStatement: {
            fieldToMatch: { singleHeader: { name: "x-friend" } },
            positionalConstraint: "EXACTLY",
            searchString: "1",
            textTransformations: [{ priority: 0, type: "NONE" }],
          },
        },
        visibilityConfig: { cloudwatchMetricsEnabled: true, metricName: "friends", sampledRequestsEnabled: false },
      },
      ...rules,
    ]),
    killedBy: ["waf-baseline-rules"],
    at: "kade",
  },
  {
    what: "cookies stand in the log of requests",
    by: "careless",
    tenant: "kade",
    surgery: set("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "kade", { redactedFields: [] }),
    killedBy: ["waf-logging-redacted"],
    at: "kade",
  },
  {
    what: "requests are not logged",
    by: "careless",
    tenant: "cedar-hollow",
    surgery: remove("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "cedar-hollow"),
    killedBy: ["waf-logging-redacted"],
    at: "cedar-hollow",
  },
  {
    what: "browsers may speak TLS 1.0",
    by: "careless",
    tenant: "kade",
    surgery: set(LISTENER, "kade-https", { sslPolicy: "ELBSecurityPolicy-2016-08" }),
    killedBy: ["tls-policy"],
    at: "kade-https",
  },
  {
    what: "plain HTTP is answered instead of redirected",
    by: "careless",
    tenant: "kade",
    surgery: set(LISTENER, "kade-http", { defaultActions: [{ type: "fixed-response" }] }),
    killedBy: ["tls-policy"],
    at: "kade-http",
  },
  {
    what: "the load balancer speaks plain HTTP to the web tier",
    by: "careless",
    tenant: "almendro",
    surgery: set("aws:lb/targetGroup:TargetGroup", "almendro", { protocol: "HTTP" }),
    killedBy: ["tls-to-backend"],
    at: "almendro",
  },
  {
    what: "the load balancer lets requests through when its firewall fails",
    by: "careless",
    tenant: "kade",
    surgery: set(BALANCER, "kade", { enableWafFailOpen: true }),
    killedBy: ["lb-hardening"],
    at: "kade",
  },
  {
    what: "the load balancer can be deleted by a slip",
    by: "careless",
    tenant: "little-acorn",
    surgery: set(BALANCER, "little-acorn", { enableDeletionProtection: false }),
    killedBy: ["lb-hardening"],
    at: "little-acorn",
  },
  {
    what: "the load balancer keeps no access logs",
    by: "careless",
    tenant: "little-acorn",
    surgery: set(BALANCER, "little-acorn", { "accessLogs.enabled": false }),
    killedBy: ["lb-hardening"],
    at: "little-acorn",
  },
  {
    what: "browsers forget within a day to come back over HTTPS",
    by: "careless",
    tenant: "kade",
    surgery: set(LISTENER, "kade-https", {
      routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=86400",
    }),
    killedBy: ["browsers-use-https-only"],
    at: "kade-https",
  },
  {
    what: "the certificate is renewed by an e-mail that somebody has to answer",
    by: "careless",
    tenant: "kade",
    surgery: set(CERTIFICATE, "kade", { validationMethod: "EMAIL" }),
    killedBy: ["certs-managed-and-valid"],
    at: "kade",
  },
  {
    what: "the certificate has a key of 1,024 bits",
    by: "careless",
    tenant: "cedar-hollow",
    surgery: set(CERTIFICATE, "cedar-hollow", { keyAlgorithm: "RSA_1024" }),
    killedBy: ["certs-managed-and-valid"],
    at: "cedar-hollow",
  },
  {
    what: "the load balancer marks people with a cookie",
    by: "careless",
    tenant: "kade",
    surgery: set("aws:lb/targetGroup:TargetGroup", "kade", { stickiness: { type: "lb_cookie", enabled: true } }),
    killedBy: ["entrance-sets-no-cookie"],
    at: "kade",
  },
  {
    what: "passwords can be guessed as fast as one likes",
    by: "careless",
    tenant: "kade",
    surgery: alter(ACL, "kade", "rules", left("sign-in-attempts")),
    killedBy: ["sign-in-guessing-heard", "sign-in-slowed"],
    at: "kade",
  },
  {
    what: "nobody hears that passwords are being guessed",
    by: "careless",
    tenant: "kade",
    surgery: set(ALARM, "kade-sign-in-guessed", { threshold: 100_000 }),
    killedBy: ["sign-in-guessing-heard"],
    at: "kade",
  },
  {
    what: "calls that show no token are counted and let in",
    by: "careless",
    tenant: "kade",
    surgery: alter(
      ACL,
      "kade",
      "rules",
      one("calls-without-token", (rule) => ({ ...rule, action: { count: {} } })),
    ),
    killedBy: ["calls-show-a-token"],
    at: "kade",
  },
  {
    what: "bodies of any size get in at every page",
    by: "careless",
    tenant: "kade",
    surgery: alter(ACL, "kade", "rules", left(GUARD)),
    killedBy: ["large-bodies-only-at-uploads"],
    at: "kade",
  },
  {
    what: "a program to be run gets in at the sign-in, as long as a file",
    by: "malicious",
    tenant: "kade",
    surgery: alter(
      ACL,
      "kade",
      "rules",
      one(GUARD, (rule) => rewritten(rule, "/dossiers/", "/aanmelden")),
    ),
    killedBy: ["large-bodies-only-at-uploads"],
    at: "kade",
  },
  {
    what: "files of many gigabytes get in",
    by: "careless",
    tenant: "cedar-hollow",
    surgery: alter(
      ACL,
      "cedar-hollow",
      "rules",
      one(GUARD, (rule) => rewritten(rule, "30000000", "[0-9]{11}")),
    ),
    killedBy: ["large-bodies-only-at-uploads"],
    at: "cedar-hollow",
  },
  {
    what: "SQL injection is let through as if it were a file, everywhere",
    by: "careless",
    tenant: "little-acorn",
    surgery: alter(
      ACL,
      "little-acorn",
      "rules",
      one(GUARD, (rule) => rewritten(rule, "sql-database:SQLi_Body", "sql-database:SQLi_BODY")),
    ),
    killedBy: ["large-bodies-only-at-uploads"],
    at: "little-acorn",
  },
  {
    what: "the load balancer takes requests that tell their length in two ways",
    by: "careless",
    tenant: "kade",
    surgery: set(BALANCER, "kade", { desyncMitigationMode: "defensive" }),
    killedBy: ["large-bodies-only-at-uploads"],
    at: "kade",
  },
  {
    what: "the load balancer carries a certificate that somebody uploaded once",
    by: "careless",
    tenant: "kade",
    surgery: point(
      LISTENER,
      "kade-https",
      "certificateArn",
      "arn:aws:acm:eu-central-1:220000000031:certificate/0f0e0d0c-0b0a-0908-0706-050403020100",
    ),
    killedBy: ["certs-managed-and-valid"],
    at: "kade-https",
  },
];
