import { readFileSync } from "node:fs";
import ts from "typescript";

/** Interfaces of a file of type definitions by the names of the namespaces around each: `ec2.VpcEndpointDnsOptions`. */
export type Interfaces = ReadonlyMap<string, ts.InterfaceDeclaration>;

/** Without them a node can't say its own text. */
const SETS_PARENTS = true;

/** Reads a file of type definitions, without what its comments say. */
export function parse(file: string): ts.SourceFile {
  const options = { languageVersion: ts.ScriptTarget.ES2023, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  return ts.createSourceFile(file, readFileSync(file, "utf8"), options, SETS_PARENTS);
}

/** Every interface of a file. */
export function interfacesByPath(source: ts.SourceFile): Interfaces {
  const found = new Map<string, ts.InterfaceDeclaration>();
  const visit = (node: ts.Node, path: readonly string[]): void => {
    if (ts.isInterfaceDeclaration(node)) found.set([...path, node.name.text].join("."), node);
    if (ts.isModuleDeclaration(node) && node.body !== undefined) visit(node.body, [...path, node.name.text]);
    if (ts.isModuleBlock(node) || ts.isSourceFile(node)) for (const it of node.statements) visit(it, path);
  };
  visit(source, []);
  return found;
}
