import ts from "typescript";
import type { Shape } from "../../simulator/kinds/index.ts";
import { type Interfaces, interfacesByPath, parse } from "../declarations.ts";

type Shapes = Record<string, Shape>;

/** What a package's type definitions say about its types: inputs with their shapes, outputs, nested shapes. */
export class Definitions {
  /** Nested shapes that were met, equal ones once. */
  readonly shapes: Record<string, Shapes> = {};
  readonly #root: string;
  readonly #nested: Interfaces;
  readonly #namesByContent = new Map<string, string>();

  /** @param root the package's folder, e.g. `node_modules/@pulumi/aws` */
  constructor(root: string) {
    this.#root = root;
    this.#nested = interfacesByPath(parse(`${root}/types/input.d.ts`));
  }

  /** Inputs and outputs of a type by its token, e.g. `aws:ec2/vpc:Vpc`. */
  of(token: string): { inputs: Shapes; computed: string[]; maybe: string[] } {
    const [, path = "", name = ""] = token.split(":");
    const source = parse(`${this.#root}/${fileOf(path, name)}.d.ts`);
    const args = source.statements.find((it) => ts.isInterfaceDeclaration(it) && it.name.text === `${name}Args`);
    const type = source.statements.find((it) => ts.isClassDeclaration(it) && it.name?.text === name);
    if (args === undefined || type === undefined) throw new Error(`${token} is not in ${this.#root}`);
    const outputs = (type as ts.ClassDeclaration).members.filter(ts.isPropertyDeclaration).filter(isOutput);
    return {
      inputs: this.#shapeOf(args as ts.InterfaceDeclaration, []),
      computed: outputs.filter((it) => !it.getText().includes("| undefined>")).map(nameOf),
      maybe: outputs.filter((it) => it.getText().includes("| undefined>")).map(nameOf),
    };
  }

  #shapeOf(declaration: ts.InterfaceDeclaration, above: readonly string[]): Shapes {
    const members = declaration.members.filter(ts.isPropertySignature);
    return Object.fromEntries(
      members.map((it) => [nameOf(it), this.#shape(it.type, above) + (it.questionToken === undefined ? "!" : "")]),
    );
  }

  #shape(type: ts.TypeNode | undefined, above: readonly string[]): Shape {
    if (type === undefined) return "any";
    if (ts.isParenthesizedTypeNode(type)) return this.#shape(type.type, above);
    if (ts.isArrayTypeNode(type)) return `${this.#shape(type.elementType, above)}[]`;
    if (ts.isUnionTypeNode(type)) return this.#oneOf(type, above);
    if (ts.isTypeLiteralNode(type)) {
      const index = type.members.find(ts.isIndexSignatureDeclaration);
      return `{${this.#shape(index?.type, above)}}`;
    }
    if (!ts.isTypeReferenceNode(type)) return /^(string|number|boolean)$/.test(type.getText()) ? type.getText() : "any";
    const name = type.typeName.getText();
    if (name === "pulumi.Input") return this.#shape(type.typeArguments?.[0], above);
    return name.startsWith("inputs.") ? this.#reference(name.slice("inputs.".length), above) : "string";
  }

  #oneOf(type: ts.UnionTypeNode, above: readonly string[]): Shape {
    const shapes = new Set(type.types.filter((it) => it.getText() !== "undefined").map((it) => this.#shape(it, above)));
    return [...shapes].every((shape) => /^\w+$/.test(shape)) || shapes.size === 1 ? [...shapes].join("|") : "any";
  }

  /** A nested shape; one that nests itself without end (WAF statements) is taken as it comes below the fourth level. */
  #reference(path: string, above: readonly string[]): Shape {
    const declaration = this.#nested.get(path);
    if (declaration === undefined) return "any";
    if (above.length > 6) return "any";
    const shapes = this.#shapeOf(declaration, [...above, path]);
    const content = JSON.stringify(shapes);
    const known = this.#namesByContent.get(content);
    if (known !== undefined) return known;
    const name = `#${path}`;
    this.#namesByContent.set(content, name);
    this.shapes[name] = shapes;
    return name;
  }
}

/** `ec2/vpc` as it stands; of Kubernetes the group without its domain, and the kind: `networking/v1/networkPolicy`. */
function fileOf(path: string, name: string): string {
  const plain = path.replace(/^index\//, "").replace(/\.k8s\.io\//, "/");
  return /\/v\d\w*$/.test(plain) ? `${plain}/${name.charAt(0).toLowerCase()}${name.slice(1)}` : plain;
}

function isOutput(member: ts.PropertyDeclaration): boolean {
  return member.type?.getText().startsWith("pulumi.Output<") === true;
}

function nameOf(member: ts.PropertyDeclaration | ts.PropertySignature): string {
  return member.name.getText();
}
