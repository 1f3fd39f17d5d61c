import { Storage } from "../../components/index.ts";
import { capture, type Graph, type Resource } from "../../graph/index.ts";

/** What every component is given in these tests. */
export const PLACE = { partition: "aws", suffix: "amazonaws.com", region: "eu-south-2", account: "111111111111" };
export const TAGS = { "domicile:tenant": "almendro", "domicile:data": "hr" };
export const LOGS = { keyArn: "arn:aws:kms:eu-south-2:111111111111:key/logs", days: 731 };

export function plan(program: () => unknown): Promise<Graph> {
  return capture(program, { project: "domicile", stack: "almendro" });
}

/** The one resource of this type and name; throws with what there is instead. */
export function the(graph: Graph, type: string, name: string): Resource {
  const found = graph.resources.find((resource) => resource.type === type && resource.name === name);
  if (found) return found;
  const names = graph.resources.filter((resource) => resource.type === type).map((resource) => resource.name);
  throw new Error(`no ${type} is named ${name}, only: ${names.join(", ")}`);
}

/** Names of the resources that a property refers to. */
export function refs(resource: Resource, property: string): string[] {
  return (resource.refs[property] ?? []).map((urn) => urn.split("::").at(-1) ?? urn);
}

/** How many resources there are of each type. */
export function counts(graph: Graph): Record<string, number> {
  const result: Record<string, number> = {};
  for (const { type } of graph.resources) result[type] = (result[type] ?? 0) + 1;
  return result;
}

/** Buckets as every tenant has them. */
export function storage(emptied?: boolean): Storage {
  const support = { name: "for-support", days: 14 };
  const terms = { folders: [{ name: "payslips", days: 1464 }], support, logDays: 732, exportDays: 30 };
  const keys = { data: "arn:aws:kms:eu-south-2:111111111111:key/data", logs: LOGS.keyArn };
  return new Storage("almendro", { terms, keys, place: PLACE, tags: TAGS, ...(emptied !== undefined && { emptied }) });
}
