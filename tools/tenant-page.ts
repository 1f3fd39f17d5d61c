import type { z } from "zod";

type Schema = z.core.JSONSchema.BaseSchema;

const HEAD = `# The tenant file

One file a customer, in \`tenants/\`, filled in from the contract. It speaks of the customer and never of the cloud: places,
networks, keys and services follow from it. What must be there is marked; everything else has the strictest setting as its
default. Web application firewall, encryption with the customer's own keys and separate networks for web, application and
database are always on: no field turns them off. Start from the example nearest to your customer, and let
\`npx domicile check <name>\` tell you what is missing and where the data will live.

This page is written from the schema in \`spec/\` by \`npm run fix\`; editors that know JSON Schema show the same words as you type.

| field | meaning | must | may be |
|---|---|---|---|
`;

/** The page that explains the tenant file field by field, from its JSON Schema. */
export function tenantPage(schema: Schema): string {
  return `${HEAD}${rows(schema, "").join("\n")}\n`;
}

function rows(schema: Schema, above: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    if (typeof field !== "object") return [];
    const must = schema.required?.includes(name) ?? false;
    return fieldRows(`${above}${name}`, field, must);
  });
}

function fieldRows(path: string, field: Schema, must: boolean): string[] {
  const item = typeof field.items === "object" && !Array.isArray(field.items) ? field.items : undefined;
  const inner = field.properties ? rows(field, `${path}.`) : item?.properties ? rows(item, `${path}[].`) : [];
  const cells = [
    `\`${path}\``,
    field.description ?? "",
    must ? "yes" : "",
    inner.length > 0 ? "" : allowed(item ?? field),
  ];
  return [`| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`, ...inner];
}

function allowed(field: Schema): string {
  const choices = field.enum ?? field.anyOf?.flatMap((one) => (typeof one === "object" ? (one.enum ?? []) : []));
  const shown = choices?.length ? choices : (field.examples ?? (field.const === undefined ? [] : [field.const]));
  return (Array.isArray(shown) ? shown : [])
    .map((value) => `\`${JSON.stringify(value).replaceAll('"', "")}\``)
    .join(", ");
}
