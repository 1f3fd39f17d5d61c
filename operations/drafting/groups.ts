import { z } from "zod";
import { tenantSchema } from "../../spec/index.ts";

type Schema = z.core.JSONSchema.BaseSchema;

/** What each group of fields is about, in the schema's own words, by its dotted path. */
export const groups: ReadonlyMap<string, string> = new Map(
  groupsIn(z.toJSONSchema(tenantSchema, { io: "input", unrepresentable: "any" }), ""),
);

function groupsIn({ properties = {} }: Schema, above: string): [path: string, meaning: string][] {
  return Object.entries(properties).flatMap(([name, node]) => {
    if (typeof node !== "object" || node.properties === undefined) return [];
    return [[`${above}${name}`, node.description ?? ""], ...groupsIn(node, `${above}${name}.`)];
  });
}
