import { isMap, type Value, type Values } from "../protocol/index.ts";

/** Groups of rules that AWS keeps, and the capacity each takes, as AWS's documentation lists them. */
const KEPT: Readonly<Record<string, number>> = {
  AWSManagedRulesACFPRuleSet: 50,
  AWSManagedRulesATPRuleSet: 50,
  AWSManagedRulesAdminProtectionRuleSet: 100,
  AWSManagedRulesAmazonIpReputationList: 25,
  AWSManagedRulesAnonymousIpList: 50,
  AWSManagedRulesAntiDDoSRuleSet: 50,
  AWSManagedRulesBotControlRuleSet: 50,
  AWSManagedRulesCommonRuleSet: 700,
  AWSManagedRulesKnownBadInputsRuleSet: 200,
  AWSManagedRulesLinuxRuleSet: 200,
  AWSManagedRulesPHPRuleSet: 100,
  AWSManagedRulesSQLiRuleSet: 200,
  AWSManagedRulesUnixRuleSet: 100,
  AWSManagedRulesWindowsRuleSet: 200,
  AWSManagedRulesWordPressRuleSet: 100,
};

/** What a statement takes before its text is changed, by the developer guide's page of each; others that we use take 1. */
const BASE: Readonly<Record<string, number>> = {
  byteMatchStatement: 2,
  regexMatchStatement: 3,
  rateBasedStatement: 2,
};
/** Looking for text anywhere, not at an end. */
const ANYWHERE = 10;
const CHANGE = 10;
const CUSTOM_KEY = 30;

/** Whether AWS keeps a group of rules of this name. */
export const isKept = (name: string): boolean => Object.hasOwn(KEPT, name);

/** Name of the group of AWS's that a rule asks. */
export function managedName(rule: Values): string | undefined {
  const statement = isMap(rule.statement) ? rule.statement.managedRuleGroupStatement : undefined;
  return isMap(statement) && statement.vendorName === "AWS" && typeof statement.name === "string"
    ? statement.name
    : undefined;
}

/**
 * Capacity units that rules take, added up: AWS may count a change of text that several rules make once †. `NONE` is no
 * change and takes nothing †.
 */
export function capacityOf(rules: readonly Values[]): number {
  return rules.reduce((sum, rule) => sum + (KEPT[managedName(rule) ?? ""] ?? statementOf(rule.statement)), 0);
}

function statementOf(statement: Value | undefined): number {
  if (!isMap(statement)) return 1;
  const [kind, said] = Object.entries(statement).find(([, value]) => isMap(value)) ?? [];
  if (kind === undefined || !isMap(said)) return 1;
  const inside = [...many(said.statements), ...many(said.statement), ...many(said.scopeDownStatement)];
  const within = inside.reduce((sum: number, one) => sum + statementOf(one), 0);
  const own = kind === "andStatement" || kind === "orStatement" || kind === "notStatement" ? 0 : baseOf(kind, said);
  return own + within;
}

function baseOf(kind: string, said: Values): number {
  const isAnywhere = String(said.positionalConstraint).startsWith("CONTAINS");
  const changes = many(said.textTransformations).filter((one) => isMap(one) && one.type !== "NONE");
  const keys = many(said.customKeys).length * CUSTOM_KEY;
  return (isAnywhere ? ANYWHERE : (BASE[kind] ?? 1)) + changes.length * CHANGE + keys;
}

function many(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
