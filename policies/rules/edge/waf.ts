import { dig, type Graph, isList, isMap, type Resource, referrers, type Value } from "../../../graph/index.ts";
import { list, map } from "../../read.ts";

export const WEB_ACL = "aws:wafv2/webAcl:WebAcl";

/** What makes of a path that somebody wrote in another way the path that the product sees. */
const UNTWISTED = ["URL_DECODE", "NORMALIZE_PATH", "LOWERCASE"];
const WINDOW_SECONDS = 300;

/** A web ACL's rules, those that are resources of their own too. */
export function rulesOf(graph: Graph, acl: Resource): readonly Value[] {
  const apart = referrers(graph, "aws:wafv2/webAclRule:WebAclRule", "webAclArn", acl);
  return [...list(acl, "rules"), ...apart.map((rule) => map(rule, ""))];
}

/** Rules of a group of AWS's that don't block as AWS has them do. */
export function easedIn(rule: Value): readonly Value[] {
  const overrides = dig(rule, "statement.managedRuleGroupStatement.ruleActionOverrides");
  return (isList(overrides) ? overrides : []).filter((one) => dig(one, "actionToUse.block") === undefined);
}

/** The statements of an `and`, or the one statement itself; none where nothing is said. */
export function parts(statement: Value | undefined): readonly Value[] {
  const all = dig(statement, "andStatement.statements");
  if (isList(all)) return all;
  return statement === undefined ? [] : [statement];
}

/** Whether a statement is true of every path that begins so, however it is written. */
export function isTrueOf(statement: Value | undefined, path: string): boolean {
  const any = dig(statement, "orStatement.statements");
  return (isList(any) ? any : [statement]).some((one) => beginsWith(dig(one, "byteMatchStatement"), path));
}

function beginsWith(match: Value | undefined, path: string): boolean {
  const changes = dig(match, "textTransformations");
  const kinds = (isList(changes) ? changes : []).map((change) => dig(change, "type"));
  return (
    dig(match, "positionalConstraint") === "STARTS_WITH" &&
    isMap(dig(match, "fieldToMatch.uriPath")) &&
    UNTWISTED.every((kind) => kinds.includes(kind)) &&
    path.startsWith(String(dig(match, "searchString")))
  );
}

/** Whether a rule blocks an address, whatever it says of itself, after so many requests in five minutes or fewer. */
export function isLimit(rule: Value, most: number): boolean {
  const limit = dig(rule, "statement.rateBasedStatement");
  const requests = dig(limit, "limit");
  const seconds = dig(limit, "evaluationWindowSec") ?? WINDOW_SECONDS;
  const isOfAddress = (dig(limit, "aggregateKeyType") ?? "IP") === "IP";
  return isOfAddress && blocks(rule) && Number(requests) <= most && Number(seconds) >= WINDOW_SECONDS;
}

export const blocks = (rule: Value): boolean => dig(rule, "action.block") !== undefined;
