import { type Kind, partOf, type Scene } from "../kinds/index.ts";
import { type Failure, isMap, Refused, type Value, type Values } from "../protocol/index.ts";

export const NAMESPACE = "kubernetes:core/v1:Namespace";

/** A kind of object of a cluster: named by the program, gone with its namespace and with its cluster. */
export interface ObjectKind extends Kind {
  /** Places within its properties that only a new object can change, besides its name. */
  readonly fixed: readonly string[];
}

interface Special extends Pick<Kind, "accept" | "check" | "facts" | "provided"> {
  readonly fixed?: readonly string[];
  /** Whether it is the cluster's and no namespace's. */
  readonly clusterWide?: boolean;
}

export function object(type: string, special: Special = {}): ObjectKind {
  const { fixed = [], clusterWide = false, ...rest } = special;
  const kind: ObjectKind = {
    ...rest,
    type,
    fixed: ["apiVersion", "kind", "metadata.name", "metadata.namespace", ...fixed],
    missing: "NotFound",
    refs: clusterWide ? {} : { "metadata.namespace": partOf(NAMESPACE) },
    check: (inputs) => [...named(inputs), ...(special.check?.(inputs) ?? [])],
    accept: (scene, before) => {
      if (before === null) onlyOne(scene, kind);
      special.accept?.(scene, before);
    },
    id: ({ settings }) => (clusterWide ? nameOf(settings) : `${namespaceOf(settings)}/${nameOf(settings)}`),
  };
  return kind;
}

export function nameOf(settings: Values): string {
  return String(at(settings, "metadata", "name") ?? "");
}

export function namespaceOf(settings: Values): string {
  return String(at(settings, "metadata", "namespace") ?? "default");
}

/** What stands at a path of properties; undefined where the path ends early. */
export function at(value: Value | undefined, ...path: readonly string[]): Value | undefined {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  return isMap(value) ? at(value[head], ...rest) : undefined;
}

/** The maps of a list; empty where there is none. */
export function listAt(value: Value | undefined, ...path: readonly string[]): readonly Values[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found.filter(isMap) : [];
}

function named(inputs: Values): Failure[] {
  const name = at(inputs, "metadata", "name");
  if (typeof name === "symbol") return [];
  const says = "give every object a name of its own: up to 63 small letters, digits and -";
  return /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(String(name ?? ""))
    ? []
    : [{ property: "metadata.name", reason: says }];
}

function onlyOne(scene: Scene, kind: Kind): void {
  if (scene.find(kind.type, kind.id(scene)) !== undefined)
    throw new Refused("AlreadyExists", `${kind.type.split(":").at(-1)} "${nameOf(scene.settings)}" already exists`);
}
