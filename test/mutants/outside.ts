import type { Mutant } from "./mutant.ts";
import { alter, reword, set } from "./surgery.ts";
import { ROLE_POLICY, ROUTE } from "./words.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const CONFIGURATION = "aws:sesv2/configurationSet:ConfigurationSet";
const IDENTITY = "aws:sesv2/emailIdentity:EmailIdentity";
const LISTENER = "aws:lb/listener:Listener";

/** Mail, and the customer's directory. */
export const outside: readonly Mutant[] = [
  {
    what: "mail is signed with a short key",
    by: "careless",
    tenant: "cedar-hollow",
    surgery: set(IDENTITY, "cedar-hollow", { "dkimSigningAttributes.nextSigningKeyLength": "RSA_1024_BIT" }),
    killedBy: ["mail-sender-proven"],
    at: "cedar-hollow",
  },
  {
    what: "mail goes out in the name of another company",
    by: "malicious",
    tenant: "cedar-hollow",
    surgery: set(IDENTITY, "cedar-hollow", { emailIdentity: "bank.example" }),
    killedBy: ["mail-sender-proven"],
    at: "nothing proves that mail from mail.cedar-hollow.example is the tenant's",
  },
  {
    what: "mail is handed over in plain",
    by: "careless",
    tenant: "cedar-hollow",
    surgery: set(CONFIGURATION, "cedar-hollow", { deliveryOptions: { tlsPolicy: "OPTIONAL" } }),
    killedBy: ["mail-over-tls-only"],
    at: "cedar-hollow",
  },
  {
    what: "mail may be sent as anybody",
    by: "malicious",
    tenant: "cedar-hollow",
    surgery: alter(ROLE_POLICY, "cedar-hollow-app-mail", "policy", (text: string) =>
      text.replace(/"Resource":"[^"]*"/, '"Resource":"*"').replace(/"Resource":\[[^\]]*\]/, '"Resource":"*"'),
    ),
    killedBy: ["mail-from-own-domain-only"],
    at: "cedar-hollow-app-mail",
  },
  {
    what: "mail goes to another relay than the customer's",
    by: "malicious",
    tenant: "almendro",
    surgery: alter("aws:networkfirewall/ruleGroup:RuleGroup", "almendro", "ruleGroup.rulesSource", (source: object) =>
      JSON.parse(JSON.stringify(source).replaceAll("relay.correo.example", "relay.elsewhere.example")),
    ),
    killedBy: ["egress-allow-list", "mail-over-tls-only"],
    at: "almendro-1",
  },
  {
    what: "what the application asks the directory goes past the firewall",
    by: "careless",
    tenant: "almendro",
    surgery: set(ROUTE, "almendro-sites-app-1", { destinationCidrBlock: "10.64.15.0/26" }),
    killedBy: ["directory-reached-privately"],
    at: "almendro-app-1",
  },
  {
    what: "the directory's names are asked of somebody else",
    by: "malicious",
    tenant: "fjordbevegelse",
    surgery: set("aws:route53/resolverRule:ResolverRule", "fjordbevegelse-directory", {
      targetIps: [{ ip: "10.40.0.66", port: 53 }],
    }),
    killedBy: ["directory-names-asked-privately"],
    at: "fjordbevegelse-directory",
  },
  {
    what: "everybody outside may ask the network for names",
    by: "careless",
    tenant: "fjordbevegelse",
    surgery: set("aws:route53/resolverEndpoint:ResolverEndpoint", "fjordbevegelse-directory", {
      direction: "INBOUND",
    }),
    killedBy: ["directory-names-asked-privately"],
    at: "fjordbevegelse-directory",
  },
  {
    what: "nobody hears that the tunnel is down",
    by: "careless",
    tenant: "fjordbevegelse",
    surgery: set(ALARM, "fjordbevegelse-oslo-down", { treatMissingData: "notBreaching" }),
    killedBy: ["vpn-outage-rings-an-alarm"],
    at: "fjordbevegelse-oslo",
  },
  {
    what: "people sign in at a provider outside before they see the product",
    by: "careless",
    tenant: "almendro",
    surgery: alter(LISTENER, "almendro-https", "defaultActions", (actions: readonly object[]) => [
      { type: "authenticate-oidc" },
      ...actions,
    ]),
    killedBy: ["entrance-sets-no-cookie", "sign-in-needs-nobody-else"],
    at: "almendro-https",
  },
  {
    what: "nobody hears of a tunnel's outage, for the message goes to nobody of the customer's",
    by: "careless",
    tenant: "kade",
    surgery: reword(
      "aws:sns/topicSubscription:TopicSubscription",
      "kade-vpn-outages",
      "endpoint",
      "beheer@kade.example",
      "old@vendor.example",
    ),
    killedBy: ["vpn-outage-rings-an-alarm"],
    at: "kade-support",
  },
];
