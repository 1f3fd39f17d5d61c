import { join } from "node:path";
import { z } from "zod";
import { shapes } from "../operations/index.ts";
import { loadProducts, platformSchema, productSchema, tenantSchema, waiversSchema } from "../spec/index.ts";
import { controlsPage } from "./controls-page.ts";
import { outlines } from "./land.ts";
import { mutantsPage } from "./mutants-page.ts";
import { examplePicture } from "./pictures.ts";
import { promisesPage } from "./promises-page.ts";
import { reachabilityPage } from "./reachability-page.ts";
import { regionProperties } from "./region-properties.ts";
import { tenantPage } from "./tenant-page.ts";

const root = join(import.meta.dirname, "..");
const schemas = { tenant: tenantSchema, platform: platformSchema, product: productSchema, waivers: waiversSchema };

/**
 * Every file that is written from the code, by its path in the project: JSON Schemas of the files people write, so that
 * editors complete and explain them, and of what each command prints with `--json`, so that programs may rely on it; the pages
 * on the tenant file, the promises, the controls, the mutants and who reaches whom; the picture of an example; the outlines of
 * the desk's map; and which properties of the installed AWS provider name a region.
 */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ...Object.entries(schemas).map(
      ([name, schema]) => [`docs/schemas/${name}.schema.json`, print(name, schema)] as const,
    ),
    ...Object.entries(shapes).map(([name, shape]) => [`docs/schemas/${name}.json`, printShape(name, shape)] as const),
    ["docs/tenant-file.md", tenantPage(jsonOf("tenant", tenantSchema))],
    ["docs/controls.md", controlsPage()],
    ["docs/mutants.md", mutantsPage()],
    ["docs/pictures/almendro.svg", await examplePicture("almendro")],
    ["docs/promises.md", await promisesPage()],
    ["docs/reachability.md", await reachabilityPage()],
    ["desk/map/outlines.json", outlines()],
    ["policies/proofs/residency/properties.generated.json", regionProperties()],
  ]);
}

function print(name: string, schema: z.ZodType): string {
  return `${JSON.stringify({ ...jsonOf(name, schema), title: `Domicile ${name} file` }, null, 1)}\n`;
}

function jsonOf(name: string, schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  const json = z.toJSONSchema(schema, { target: "draft-7", io: "input", unrepresentable: "any" });
  if (name === "tenant") nameProducts(json);
  return json;
}

function printShape(name: string, shape: z.ZodType): string {
  const json = z.toJSONSchema(shape, { target: "draft-7", io: "output", unrepresentable: "any" });
  return `${JSON.stringify({ ...json, title: `domicile ${name} --json` }, null, 1)}\n`;
}

/** An editor may know which products there are; the schema in spec/ knows no product. */
function nameProducts(json: z.core.JSONSchema.BaseSchema): void {
  const product = json.properties?.product;
  const name = typeof product === "object" ? product.properties?.name : undefined;
  if (typeof name !== "object") throw new Error("the tenant schema has no product.name");
  name.enum = loadProducts(root).map((one) => one.name);
}
