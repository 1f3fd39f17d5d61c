import { holds, type Kind, type Scene } from "../kinds/index.ts";
import { type Failure, isMap, Refused, type Value, type Values } from "../protocol/index.ts";
import { uuid } from "../world/index.ts";
import { arn } from "./arn.ts";
import { between, matches, oneOf } from "./wellformed.ts";

const RULE_GROUP = "aws:networkfirewall/ruleGroup:RuleGroup";
export const FIREWALL_POLICY = "aws:networkfirewall/firewallPolicy:FirewallPolicy";

/** Groups of rules that AWS keeps, each in a version for either order of rules (Network Firewall developer guide). */
const MANAGED: ReadonlySet<string> = new Set([
  "AbusedLegitBotNetCommandAndControlDomains",
  "AbusedLegitMalwareDomains",
  "AttackInfrastructure",
  "BotNetCommandAndControlDomains",
  "MalwareDomains",
  "ThreatSignaturesBotnet",
  "ThreatSignaturesBotnetWeb",
  "ThreatSignaturesBotnetWindows",
  "ThreatSignaturesDoS",
  "ThreatSignaturesEmergingEvents",
  "ThreatSignaturesExploits",
  "ThreatSignaturesFUP",
  "ThreatSignaturesIOC",
  "ThreatSignaturesMalware",
  "ThreatSignaturesMalwareCoinmining",
  "ThreatSignaturesMalwareMobile",
  "ThreatSignaturesMalwareWeb",
  "ThreatSignaturesPhishing",
  "ThreatSignaturesScanners",
  "ThreatSignaturesSuspect",
  "ThreatSignaturesWebAttacks",
]);

/** Stateful groups of rules a policy can name (quotas of Network Firewall). */
const GROUPS_A_POLICY = 20;
/** Capacity of all stateful rules of a policy together. */
const CAPACITY = 30_000;

const named = (inputs: Values) =>
  matches(inputs, "name", /^[a-zA-Z0-9-]{1,128}$/, "1 to 128 letters, digits and dashes");

const ruleGroup: Kind = {
  type: RULE_GROUP,
  schema: "AWS::NetworkFirewall::RuleGroup",
  name: { property: "name", max: 128 },
  unique: [{ by: ["name", "type"], code: "InvalidRequestException" }],
  inUse: "InvalidOperationException",
  volatile: ["updateToken"],
  check: (inputs) => [
    ...named(inputs),
    ...oneOf(inputs, "type", ["STATEFUL", "STATELESS"]),
    ...between(inputs, "capacity", 1, CAPACITY),
    ...numbered(rulesOf(inputs)),
  ],
  accept: ({ settings }) => {
    const [rules, room] = [rulesOf(settings).length, Number(settings.capacity)];
    if (rules > room) throw new Refused("InvalidRequestException", `${rules} rules need more capacity than ${room}.`);
  },
  provided: (handle) => {
    const [, name = ""] = /:aws-managed:stateful-rulegroup\/(\w+?)(StrictOrder|ActionOrder)$/.exec(handle) ?? [];
    return MANAGED.has(name);
  },
  id: (scene) =>
    arn(scene.place, "network-firewall", `${scene.text("type").toLowerCase()}-rulegroup/${scene.text("name")}`),
  arn: (_, id) => id,
  facts: () => ({ updateToken: uuid() }),
};

function rulesOf(settings: Values): readonly Values[] {
  const { ruleGroup: group } = settings;
  const source = isMap(group) ? group.rulesSource : undefined;
  return isMap(source) ? listed(source.statefulRules) : [];
}

/** Each rule has a number, no two alike. */
function numbered(rules: readonly Values[]): Failure[] {
  const numbers = rules.map(({ ruleOptions }) => {
    const sid = listed(ruleOptions).find(({ keyword }) => keyword === "sid");
    return Array.isArray(sid?.settings) ? String(sid.settings[0]) : "";
  });
  const twice = numbers.find((number, at) => numbers.indexOf(number) < at);
  return [
    ...(numbers.includes("") ? [{ property: "ruleGroup", reason: "has a rule without a sid" }] : []),
    ...(twice ? [{ property: "ruleGroup", reason: `has the sid ${twice} twice` }] : []),
  ];
}

/** What becomes of what no rule speaks of; each may drop, or only say so. */
const ACTIONS = ["strict", "established", "established_app_layer", "established_app_layer_to_server"].flatMap(
  (what) => [`aws:drop_${what}`, `aws:alert_${what}`],
);

const firewallPolicy: Kind = {
  type: FIREWALL_POLICY,
  schema: "AWS::NetworkFirewall::FirewallPolicy",
  name: { property: "name", max: 128 },
  refs: { "firewallPolicy.statefulRuleGroupReferences.resourceArn": holds(RULE_GROUP) },
  unique: [{ by: ["name"], code: "InvalidRequestException" }],
  inUse: "InvalidOperationException",
  volatile: ["updateToken"],
  check: (inputs) => [...named(inputs), ...(isMap(inputs.firewallPolicy) ? ordered(inputs.firewallPolicy) : [])],
  accept: sameOrder,
  id: (scene) => arn(scene.place, "network-firewall", `firewall-policy/${scene.text("name")}`),
  arn: (_, id) => id,
  facts: () => ({ updateToken: uuid() }),
};

const isStrict = (policy: Values): boolean =>
  isMap(policy.statefulEngineOptions) && policy.statefulEngineOptions.ruleOrder === "STRICT_ORDER";

/** Strict order goes by priorities, no two alike, and it alone has default actions. */
function ordered(policy: Values): Failure[] {
  const property = "firewallPolicy";
  const groups = listed(policy.statefulRuleGroupReferences);
  const priorities = groups.map(({ priority }) => priority);
  const actions = Array.isArray(policy.statefulDefaultActions) ? policy.statefulDefaultActions.map(String) : [];
  const say = (wrong: boolean, reason: string) => (wrong ? [{ property, reason }] : []);
  const strict = isStrict(policy);
  return [
    ...say(groups.length > GROUPS_A_POLICY, `names ${groups.length} groups, at most ${GROUPS_A_POLICY} are taken`),
    ...say(strict && new Set(priorities).size < groups.length, "has two groups of one priority"),
    ...say(strict && priorities.includes(undefined), "has a group without priority, which strict order asks for"),
    ...say(!strict && actions.length > 0, "has default actions, which strict order alone takes"),
    ...actions.flatMap((action) => say(!ACTIONS.includes(action), `has no default action ${action}`)),
  ];
}

/** Groups keep the order of the policy that names them. */
function sameOrder(scene: Scene): void {
  const { firewallPolicy: policy } = scene.settings;
  if (!isMap(policy)) return;
  for (const { resourceArn } of listed(policy.statefulRuleGroupReferences)) {
    const own = scene.find(RULE_GROUP, String(resourceArn))?.settings.ruleGroup;
    const options = isMap(own) ? own.statefulRuleOptions : undefined;
    const strict = isMap(options) ? options.ruleOrder === "STRICT_ORDER" : String(resourceArn).endsWith("StrictOrder");
    if (strict !== isStrict(policy))
      throw new Refused(
        "InvalidRequestException",
        `${String(resourceArn)} keeps another order of rules than the policy.`,
      );
  }
}

function listed(value: Value | undefined): readonly Values[] {
  return Array.isArray(value) ? value.filter(isMap) : [];
}

export const policyKinds = [ruleGroup, firewallPolicy];
