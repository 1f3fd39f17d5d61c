import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface ResourceSchema {
  readonly createOnlyProperties?: readonly string[];
}

/** AWS's own schemas of its types, as the PyPI package cfn-lint carries them. */
export class CloudFormation {
  readonly #folder: string;
  readonly #byRegion: ReadonlyMap<string, Readonly<Record<string, string>>>;

  /** @param folder `cfnlint/data/schemas` of an installed cfn-lint */
  constructor(folder: string) {
    this.#folder = folder;
    const files = readdirSync(join(folder, "providers"))
      .filter((file) => /\d\.json$/.test(file))
      .sort();
    this.#byRegion = new Map(files.map((file) => [file.replace(".json", ""), read(join(folder, "providers", file))]));
  }

  regions(): string[] {
    return [...this.#byRegion.keys()];
  }

  /** What only a new resource can change, among a type's inputs, and the regions that don't have it. */
  factsOf(type: string | undefined, inputs: readonly string[]): { replaceOn: string[]; absentIn: string[] } {
    if (type === undefined) return { replaceOn: [], absentIn: [] };
    const file = this.#byRegion.get("us-east-1")?.[type];
    if (file === undefined) throw new Error(`cfn-lint has no ${type}`);
    const schema = read<ResourceSchema>(join(this.#folder, "resources", `${file}.json`));
    const fixed = (schema.createOnlyProperties ?? [])
      .filter((path) => path.split("/").length === 3)
      .map((path) => camel(path.split("/")[2] ?? ""));
    const absent = [...this.#byRegion].filter(([, types]) => types[type] === undefined).map(([region]) => region);
    return { replaceOn: inputs.filter((input) => fixed.includes(input)), absentIn: absent };
  }
}

/** `KMSKeyId` → `kmsKeyId`, `CidrBlock` → `cidrBlock`. */
function camel(name: string): string {
  return name.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+$|^[A-Z]/, (head) => head.toLowerCase());
}

function read<T = Record<string, string>>(file: string): T {
  return JSON.parse(readFileSync(file, "utf8")) as T;
}
