import { type Graph, graphOf, type Resource, UNKNOWN, type Value, type ValueMap } from "../../graph/index.ts";
import type { RecordAddress } from "../../law/index.ts";
import type { Waiver } from "../../spec/index.ts";
import { changed } from "../policies/subject.ts";

/** What a judgement rests on, as far as colleagues change it. */
export interface Plan {
  readonly graph: Graph;
  readonly waivers: readonly Waiver[];
  readonly record: RecordAddress;
}

/** One deed on a captured plan. Everything that it leaves alone stays the same object. Throws when there is nothing to cut. */
export type Surgery = (plan: Plan) => Plan;

type Fields = Readonly<Record<string, Value | undefined>>;

/** Sets inputs at dotted paths; `undefined` takes them away. */
export function set(type: string, name: string, fields: Fields): Surgery {
  return onOne(type, name, (resource) =>
    Object.entries(fields).reduce((one, [path, value]) => changed(one, path, value), resource),
  );
}

/** Sets inputs of every resource of a type. */
export function setAll(type: string, fields: Fields): Surgery {
  return ({ graph, ...rest }) => {
    const change = (one: Resource) =>
      Object.entries(fields).reduce((made, [path, value]) => changed(made, path, value), one);
    return { ...rest, graph: each(graph, (one) => one.type === type, change) };
  };
}

/** Sets what belongs to the resource and is no input. */
export function options(type: string, name: string, to: Partial<Pick<Resource, "retainOnDelete">>): Surgery {
  return onOne(type, name, (resource) => ({ ...resource, ...to }));
}

/** Changes what stands at a dotted path. */
export function alter(type: string, name: string, path: string, change: (value: never) => unknown): Surgery {
  return onOne(type, name, (resource) => changed(resource, path, change(at(resource, path) as never) as Value));
}

/** Changes the JSON document in a property. */
function rewrite<Document>(
  type: string,
  name: string,
  property: string,
  change: (document: Document) => unknown,
): Surgery {
  return alter(type, name, property, (text: string) => JSON.stringify(change(JSON.parse(text))));
}

export interface Statement {
  readonly [field: string]: unknown;
  readonly Sid?: string;
}

/** Changes the list of statements in a policy. */
export function statements(
  type: string,
  name: string,
  change: (statements: readonly Statement[]) => readonly Statement[],
  property = "policy",
): Surgery {
  return rewrite<{ Statement: readonly Statement[] }>(type, name, property, ({ Statement, ...rest }) => ({
    ...rest,
    Statement: change(Statement),
  }));
}

/** Gives a policy one statement more that allows. */
export function allow(type: string, name: string, statement: Statement, property = "policy"): Surgery {
  return statements(type, name, (those) => [...those, { Effect: "Allow", ...statement }], property);
}

/** Takes the statements of this name out of a policy. */
export function without(type: string, name: string, sid: string, property = "policy"): Surgery {
  return statements(
    type,
    name,
    (those) =>
      some(
        those.filter(({ Sid }) => Sid !== sid),
        those,
      ),
    property,
  );
}

/** Replaces a piece of text. */
export function reword(type: string, name: string, path: string, was: string, is: string): Surgery {
  return alter(type, name, path, (text: string) => {
    if (!text.includes(was)) throw new Error(`${path} of ${name} doesn't say ${was}`);
    return text.replaceAll(was, is);
  });
}

/** Has a property refer to one other resource, or to none and say a name instead. */
export function point(
  type: string,
  name: string,
  property: string,
  to: readonly [string, string] | Value | undefined,
): Surgery {
  return ({ graph, ...rest }) => {
    const one = find(graph, type, name);
    const target = isPlace(to) ? find(graph, ...to).urn : null;
    const refs = { ...one.refs, [property]: target === null ? [] : [target] };
    const told = changed(one, property, isPlace(to) ? UNKNOWN : to);
    return {
      ...rest,
      graph: each(
        graph,
        (other) => other === one,
        () => ({ ...told, refs }),
      ),
    };
  };
}

/** Takes a resource away; what named it names nothing. */
export function remove(type: string, name: string): Surgery {
  return ({ graph, ...rest }) => {
    const { urn } = find(graph, type, name);
    const left = graph.resources.filter((one) => one.urn !== urn);
    return { ...rest, graph: graphOf(graph.project, graph.stack, left.map(forgetting(urn))) };
  };
}

/** Declares something besides: as another of its type stands, or from nothing. */
export function add(
  type: string,
  name: string,
  inputs: ValueMap,
  refs: Readonly<Record<string, readonly [string, string]>> = {},
): Surgery {
  return ({ graph, ...rest }) => {
    const home = graph.resources.find((one) => one.type === "domicile:tenant:Tenant");
    const peer = graph.resources.find((one) => one.provider !== null && servedAlike(one.type, type));
    const named = Object.entries(refs).map(([property, to]) => [property, [find(graph, ...to).urn]] as const);
    const one: Resource = {
      urn: `urn:pulumi:${graph.stack}::${graph.project}::domicile:tenant:Tenant$${type}::${name}`,
      type,
      name,
      custom: true,
      parent: home?.urn ?? null,
      provider: peer?.provider ?? null,
      protect: false,
      retainOnDelete: false,
      inputs: { ...inputs, ...Object.fromEntries(named.map(([property]) => [property, UNKNOWN])) },
      refs: Object.fromEntries(named),
      dependsOn: named.flatMap(([, urns]) => urns),
      source: null,
    };
    return { ...rest, graph: graphOf(graph.project, graph.stack, [...graph.resources, one]) };
  };
}

/** Declares one more of a resource that stands, with some inputs changed. */
export function copy(type: string, name: string, as: string, fields: Fields): Surgery {
  return ({ graph, ...rest }) => {
    const one = find(graph, type, name);
    const twin = { ...one, name: as, urn: one.urn.replace(/[^:]+$/, as) };
    const told = Object.entries(fields).reduce<Resource>((made, [path, value]) => changed(made, path, value), twin);
    return { ...rest, graph: graphOf(graph.project, graph.stack, [...graph.resources, told]) };
  };
}

/** Grants an exception. */
export function waive(waiver: Waiver): Surgery {
  return ({ waivers, ...rest }) => ({ ...rest, waivers: [...waivers, waiver] });
}

/** Keeps the record of what is built elsewhere. */
export function keepRecord(where: Partial<RecordAddress>): Surgery {
  return ({ record, ...rest }) => ({ ...rest, record: { ...record, ...where } });
}

/** One deed that takes several steps. */
export function all(...steps: readonly Surgery[]): Surgery {
  return (plan) => steps.reduce((done, step) => step(done), plan);
}

function onOne(type: string, name: string, change: (resource: Resource) => Resource): Surgery {
  return ({ graph, ...rest }) => {
    const one = find(graph, type, name);
    return { ...rest, graph: each(graph, (other) => other === one, change) };
  };
}

function each(graph: Graph, which: (one: Resource) => boolean, change: (one: Resource) => Resource): Graph {
  const resources = graph.resources.map((one) => (which(one) ? change(one) : one));
  return graphOf(graph.project, graph.stack, resources);
}

function find(graph: Graph, type: string, name: string): Resource {
  const found = graph.resources.filter((one) => one.type === type && one.name === name);
  const [one] = found;
  if (one === undefined || found.length > 1) throw new Error(`${found.length} of ${type} are named ${name}`);
  return one;
}

function forgetting(urn: string): (resource: Resource) => Resource {
  return (one) => {
    if (!one.dependsOn.includes(urn) && !Object.values(one.refs).some((urns) => urns.includes(urn))) return one;
    const refs = Object.entries(one.refs).map(([property, urns]) => [property, urns.filter((other) => other !== urn)]);
    return { ...one, refs: Object.fromEntries(refs), dependsOn: one.dependsOn.filter((other) => other !== urn) };
  };
}

function at({ inputs }: Resource, path: string): unknown {
  return path.split(".").reduce<unknown>((value, step) => (value as Record<string, unknown>)?.[step], inputs);
}

function some<T>(left: readonly T[], before: readonly T[]): readonly T[] {
  if (left.length === before.length) throw new Error("nothing was taken away");
  return left;
}

const isPlace = (to: readonly [string, string] | Value | undefined): to is readonly [string, string] =>
  Array.isArray(to);
const servedAlike = (a: string, b: string): boolean => a.split(":")[0] === b.split(":")[0];
