import { z } from "zod";
import { tenantSchema } from "../../spec/tenant/index.ts";

type Node = z.core.JSONSchema.BaseSchema;

/** A field of the tenant file. */
export interface Field {
  /** Such as `connections.sftp[].partner`. */
  readonly path: string;
  readonly node: Node;
}

/** Every field of the tenant file, those within lists included. */
export function tenantFields(): readonly Field[] {
  return [...fieldsOf(z.toJSONSchema(tenantSchema, { io: "input", unrepresentable: "any" }))];
}

function* fieldsOf(node: Node, path = ""): Generator<Field> {
  if (path !== "") yield { path, node };
  for (const [name, field] of Object.entries(node.properties ?? {}))
    yield* fieldsOf(field as Node, path === "" ? name : `${path}.${name}`);
  if (typeof node.items === "object" && !Array.isArray(node.items)) yield* fieldsOf(node.items as Node, `${path}[]`);
}
