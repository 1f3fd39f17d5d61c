import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { shapes } from "../operations/index.ts";
import { loadProducts, platformSchema, productSchema, tenantSchema, waiversSchema } from "../spec/index.ts";
import { controlsPage } from "./controls-page.ts";
import { mutantsPage } from "./mutants-page.ts";
import { examplePicture } from "./pictures.ts";
import { promisesPage } from "./promises-page.ts";
import { reachabilityPage } from "./reachability-page.ts";
import { regionProperties } from "./region-properties.ts";
import { tenantPage } from "./tenant-page.ts";

// JSON Schemas of the files people write, so that editors complete and explain them, and of what each command prints with
// `--json`, so that programs may rely on it; the pages on the tenant file, the promises, the controls, the mutants and who
// reaches whom; the picture of an example; and which properties of the installed AWS provider name a region. `--check` only compares.

const root = join(import.meta.dirname, "..");
const folder = join(root, "docs", "schemas");
const schemas = { tenant: tenantSchema, platform: platformSchema, product: productSchema, waivers: waiversSchema };

async function main(check: boolean): Promise<number> {
  const wanted = new Map([
    ...Object.entries(schemas).map(([name, schema]) => [`${name}.schema.json`, print(name, schema)] as const),
    ["../tenant-file.md", tenantPage(jsonOf("tenant", tenantSchema))] as const,
    ["../controls.md", controlsPage()] as const,
    ["../mutants.md", mutantsPage()] as const,
    ["../pictures/almendro.svg", await examplePicture("almendro")] as const,
    ["../promises.md", await promisesPage()] as const,
    ["../reachability.md", await reachabilityPage()] as const,
    ["../../policies/proofs/residency/properties.generated.json", regionProperties()] as const,
    ...Object.entries(shapes).map(([name, shape]) => [`${name}.json`, printShape(name, shape)] as const),
  ]);
  if (!check) return write(wanted);
  const stale = [...wanted].filter(([file, text]) => read(file) !== text).map(([file]) => file);
  for (const file of stale) process.stderr.write(`${file} is not current: run npm run fix\n`);
  return stale.length > 0 ? 1 : 0;
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

function write(files: ReadonlyMap<string, string>): number {
  for (const [file, text] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return 0;
}

function read(file: string): string | null {
  try {
    return readFileSync(join(folder, file), "utf8");
  } catch {
    return null;
  }
}

process.exitCode = await main(process.argv.includes("--check"));
