import { dig, type Graph, isList, isType, ofType, type Resource, referents, type Value } from "../../../graph/index.ts";
import { list, Unproven } from "../../read.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";

export const trailsOf = (graph: Graph): readonly Resource[] => ofType(graph, TRAIL);

/** The log groups of this stack into which a trail sends what it takes down. */
export const sentTo = (graph: Graph, trail: Resource): readonly Resource[] =>
  referents(graph, trail, "cloudWatchLogsGroupArn").filter((to) => isType(to, "aws:cloudwatch/logGroup:LogGroup"));

/** One limit of what a trail takes down: a field of an event, and what it must be or not be. */
interface Limit {
  readonly field: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/**
 * What a trail takes down: an event that keeps within all limits of one of these. Throws `Unproven` where it can't be
 * known.
 */
export function takenDown(trail: Resource): readonly (readonly Limit[])[] {
  return list(trail, "advancedEventSelectors").map((selector) =>
    items(dig(selector, "fieldSelectors")).flatMap((field) => limitsOf(trail, field)),
  );
}

const OPERATORS = ["equals", "notEquals", "startsWiths", "notStartsWiths", "endsWiths", "notEndsWiths"];

function limitsOf(trail: Resource, selector: Value): readonly Limit[] {
  const field = dig(selector, "field");
  if (typeof field !== "string") throw new Unproven(`a selector of ${trail.name} names no field`);
  const limits = OPERATORS.map((operator) => ({ field, operator, values: items(dig(selector, operator)).map(String) }));
  return limits.filter(({ values }) => values.length > 0);
}

const items = (value: Value | undefined): readonly Value[] => (isList(value) ? value : []);

export const is = (limit: Limit, field: string, operator: string, value: string): boolean =>
  limit.field === field && limit.operator === operator && limit.values.includes(value);

/** Whether these limits leave in every touch of these objects, or, of records, every touch but a writing. */
export function coversObjects(limits: readonly Limit[], objects: string, takesRecords: boolean): boolean {
  const wanted = ["eventCategory", "resources.type", "resources.ARN"].every((field) =>
    limits.some((limit) => limit.field === field),
  );
  return wanted && limits.every((limit) => leavesIn(limit, objects, takesRecords));
}

function leavesIn(limit: Limit, objects: string, takesRecords: boolean): boolean {
  if (limit.field === "resources.ARN")
    return limit.operator === "startsWiths" && limit.values.some((start) => objects.startsWith(start));
  const writing = limit.field === "eventName" && limit.operator === "notEquals" && limit.values.join() === "PutObject";
  return (
    is(limit, "eventCategory", "equals", "Data") ||
    is(limit, "resources.type", "equals", "AWS::S3::Object") ||
    (takesRecords && writing)
  );
}
