import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { validateXML } from "xmllint-wasm";

/** Each schema by its file, with its SHA-256; where they are from stands beside them. */
const DIGESTS = {
  "junit-10.xsd": "62ca5a7bd8a6b8268818a64192bd8f94dbf38b63eb85a19c159deba08244f1fd",
  "oscal-1.1.3.json": "078848cb4000024a65679110f6ee2d99b300b06471a33fc536b19b670b65aa51",
  "sarif-2.1.0.json": "af47e7b67f24efe74076621fd3a5fbe7398add9e84fe820c971219a385895cea",
};

/** The text of a schema, if it is what its publisher wrote. */
function schemaText(file: keyof typeof DIGESTS): string {
  const text = readFileSync(join(import.meta.dirname, "schemas", file), "utf8");
  const digest = createHash("sha256").update(text).digest("hex");
  if (digest !== DIGESTS[file]) throw new Error(`${file} isn't what was published: ${digest}`);
  return text;
}

/** All that a document does against a JSON schema, each with its place; none when it is valid. */
export function faultsBy(file: "oscal-1.1.3.json" | "sarif-2.1.0.json"): (document: string) => readonly string[] {
  const schema = schemaText(file);
  // Letters of any language are a pattern's only if it is read as Unicode, and SARIF has one that can't be read so.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: schema.includes("\\\\p{L}") });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(schema));
  return (document) => {
    validate(JSON.parse(document));
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

/** All that a JUnit document does against Jenkins' schema. */
export async function junitFaults(document: string): Promise<readonly string[]> {
  const xml = [{ fileName: "verdicts.junit.xml", contents: document }];
  const { errors } = await validateXML({ xml, schema: [schemaText("junit-10.xsd")] });
  return errors.map(({ message }) => message);
}
