// Writes the simulator's generated tables: property names from the installed provider packages, and from AWS's own
// schemas (as the PyPI package cfn-lint carries them) what only a new resource can change and which region has what.
// usage: node --import tsx tools/simulator/tables.ts <site-packages>/cfnlint/data/schemas
import { readFileSync, writeFileSync } from "node:fs";
import { kinds as aws } from "../../simulator/aws/kinds.ts";
import type { Kind, Schema } from "../../simulator/kinds/index.ts";
import { kinds as kubernetes } from "../../simulator/kubernetes/kinds.ts";
import { CloudFormation } from "./cloudformation.ts";
import { Definitions } from "./shapes.ts";

const [schemas] = process.argv.slice(2);
if (schemas === undefined) throw new Error("usage: tables.ts <cfn-lint's data/schemas folder>");
const cloudFormation = new CloudFormation(schemas);
write("aws", aws);
write("kubernetes", kubernetes);

function write(name: string, kinds: readonly Kind[]): void {
  const root = `node_modules/@pulumi/${name}`;
  const definitions = new Definitions(root);
  const { version } = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));
  const types = Object.fromEntries(
    [...kinds]
      .sort((one, other) => (one.type < other.type ? -1 : 1))
      .map((kind) => {
        const known = definitions.of(kind.type);
        return [kind.type, { ...known, ...cloudFormation.factsOf(kind.schema, Object.keys(known.inputs)) }];
      }),
  );
  const schema: Schema = {
    package: `@pulumi/${name} ${version}`,
    regions: cloudFormation.regions(),
    types,
    shapes: definitions.shapes,
  };
  writeFileSync(`simulator/${name}/${name}.generated.json`, `${text(schema)}\n`);
}

/** One line a type and a shape: changes read well. */
function text(schema: Schema): string {
  const lines = (entries: object) =>
    Object.entries(entries)
      .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(",\n");
  return `{
  "package": ${JSON.stringify(schema.package)},
  "regions": ${JSON.stringify(schema.regions)},
  "types": {\n${lines(schema.types)}\n  },
  "shapes": {\n${lines(schema.shapes)}\n  }\n}`;
}
