import type { types } from "@pulumi/aws";

export type Rule = types.input.wafv2.WebAclRule;
export type Statement = types.input.wafv2.WebAclRuleStatement;

/** Compared as it was sent. */
export const PLAIN = [{ priority: 0, type: "NONE" }];

/** What is counted and sampled of a rule, under its own name. */
export function visibility(metricName: string) {
  return { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName };
}

/** A rule of our own that turns away what its statement is true of. */
export function blocking(name: string, priority: number, statement: Statement): Rule {
  return { name, priority, action: { block: {} }, statement, visibilityConfig: visibility(name) };
}

/** WAF takes an `or` of two and more only. */
export function beginsWithAny(paths: readonly string[]) {
  const [first, ...others] = paths.map(beginsWith);
  if (first === undefined) throw new Error("A product has at least one path by which people sign in");
  return others.length === 0 ? first : { orStatement: { statements: [first, ...others] } };
}

/** However somebody writes the path, which is in small letters: in capitals, in percent signs, with a way there and back. */
export function beginsWith(searchString: string) {
  return isPath(searchString, "STARTS_WITH", ["URL_DECODE", "NORMALIZE_PATH", "LOWERCASE"]);
}

export function isPath(searchString: string, positionalConstraint: string, changes: readonly string[]) {
  return {
    byteMatchStatement: {
      searchString,
      positionalConstraint,
      fieldToMatch: { uriPath: {} },
      textTransformations: changes.map((type, priority) => ({ priority, type })),
    },
  };
}

export function isMethod(searchString: string) {
  return {
    byteMatchStatement: {
      searchString,
      positionalConstraint: "EXACTLY",
      fieldToMatch: { method: {} },
      textTransformations: PLAIN,
    },
  };
}

export function headerFits(name: string, regexString: string) {
  return {
    regexMatchStatement: { regexString, fieldToMatch: { singleHeader: { name } }, textTransformations: PLAIN },
  };
}
