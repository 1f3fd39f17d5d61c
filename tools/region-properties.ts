import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { type Interfaces, interfacesByPath, parse } from "./declarations.ts";

const ROOT = join(import.meta.dirname, "..", "node_modules", "@pulumi", "aws");
/** Names of properties that say in which region or zone something is, or in how many. */
const NAMES_A_PLACE = /region|availabilityZone/i;
/** How deep shapes are followed; what nests itself without end (filters of a firewall) repeats itself by then. */
const DEEPEST = 9;

/**
 * Every type of the installed @pulumi/aws with its properties that name a region or a zone, as dotted paths without
 * indices; `?` behind one that is a yes or no. Read from the package's type definitions.
 */
export function regionProperties(): string {
  const nested = interfacesByPath(parse(join(ROOT, "types", "input.d.ts")));
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  const types = modules().flatMap((file) => tokensIn(file, nested));
  const lines = types
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, paths]) => `    "${type}": ${JSON.stringify(paths)}`);
  return `{\n  "package": "@pulumi/aws ${version}",\n  "types": {\n${lines.join(",\n")}\n  }\n}\n`;
}

function modules(): string[] {
  const folders = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const named = folders.filter(({ name }) => !["types", "config", "node_modules"].includes(name));
  const inside = named.flatMap(({ name }) => readdirSync(join(ROOT, name)).map((file) => join(ROOT, name, file)));
  return [...inside, join(ROOT, "provider.d.ts")].filter((file) => file.endsWith(".d.ts"));
}

/** The type that a file of the package defines, as the engine names it; none in a file of functions. */
function tokensIn(file: string, nested: Interfaces): [string, string[]][] {
  const source = parse(file);
  const script = readFileSync(file.replace(/\.d\.ts$/, ".js"), "utf8");
  const found = /__pulumiType = '([^']+)'/.exec(script)?.[1];
  if (found === undefined) return [];
  const token = found === "aws" ? "pulumi:providers:aws" : found;
  const name = found === "aws" ? "Provider" : (token.split(":").at(-1) ?? "");
  const args = source.statements.find((it) => ts.isInterfaceDeclaration(it) && it.name.text === `${name}Args`);
  if (args === undefined) throw new Error(`${file} says nothing of the inputs of ${token}`);
  return [[token, [...new Set(pathsOf(args as ts.InterfaceDeclaration, "", nested, 0))].sort()]];
}

function pathsOf(shape: ts.InterfaceDeclaration, at: string, nested: Interfaces, depth: number): string[] {
  return shape.members.filter(ts.isPropertySignature).flatMap((member) => {
    const name = (member.name as ts.Identifier).text;
    const path = at === "" ? name : `${at}.${name}`;
    const { inner, text, flag } = kindsIn(member.type);
    const own = NAMES_A_PLACE.test(name) ? [...(text ? [path] : []), ...(flag ? [`${path}?`] : [])] : [];
    const shapes = depth < DEEPEST ? inner.flatMap((reference) => nested.get(reference) ?? []) : [];
    return [...own, ...shapes.flatMap((one) => pathsOf(one, path, nested, depth + 1))];
  });
}

/** What a property may hold: texts, a yes or no, shapes of their own; lists, maps and inputs of these count as these. */
function kindsIn(type: ts.TypeNode | undefined): { inner: string[]; text: boolean; flag: boolean } {
  const found = { inner: [] as string[], text: false, flag: false };
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.StringKeyword) found.text = true;
    if (node.kind === ts.SyntaxKind.BooleanKeyword) found.flag = true;
    if (ts.isTypeReferenceNode(node)) {
      const name = pathOf(node.typeName);
      if (name.startsWith("inputs.")) found.inner.push(name.slice("inputs.".length));
      else if (!name.startsWith("pulumi.")) found.text = true;
    }
    ts.forEachChild(node, visit);
  };
  if (type !== undefined) visit(type);
  return found;
}

function pathOf(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : `${pathOf(name.left)}.${name.right.text}`;
}
