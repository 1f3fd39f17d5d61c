import { type Graph, graphOf, isMap, type Resource, type Value, type ValueMap } from "../../../graph/index.ts";
import { judge, type Rule, type Subject, subjectOf, type Verdict } from "../../../policies/index.ts";
import { declared } from "../../stacks/tenants.ts";
import { changed, urn } from "../subject.ts";

export type Change = (resources: readonly Resource[]) => readonly Resource[];

/** Almendro's home as its file has it built: the known-good thing of which each test changes one property. */
export interface Home {
  readonly subject: Subject;
  /** The same home where something else was sold or settled. */
  of(subject: Subject): Home;
  /** What a rule says of the changed home, each as `name outcome: sentence`; premises are taken to hold. */
  says(rule: Rule, ...changes: readonly Change[]): readonly string[];
  /** The same without what passes and what doesn't concern it. */
  complaints(rule: Rule, ...changes: readonly Change[]): readonly string[];
}

export const almendro = (): Promise<Home> => home("almendro");

/** The home of another example, for what almendro didn't buy. */
export async function home(name: string): Promise<Home> {
  const { order, settled, graph } = await declared(name);
  return homeOf(subjectOf(order, settled, graph));
}

function homeOf(subject: Subject): Home {
  const { graph } = subject;
  const verdicts = (rule: Rule, changes: readonly Change[]) =>
    judge([{ ...rule, premises: [] }], { ...subject, graph: after(graph, changes) });
  return {
    subject,
    of: homeOf,
    says: (rule, ...changes) => verdicts(rule, changes).map(say),
    complaints: (rule, ...changes) =>
      verdicts(rule, changes)
        .filter(({ outcome }) => outcome !== "pass" && outcome !== "not-applicable")
        .map(say),
  };
}

/** One input of the resource `Kind::name` set, or taken away with undefined. */
export const set =
  (which: string, path: string, value: Value | undefined): Change =>
  (resources) =>
    exactlyOne(resources, which, (resource) => changed(withWay(resource, path), path, value));

/** One property of the resource `Kind::name` refers to these instead, `Kind::name` each. */
export const refer =
  (which: string, property: string, ...to: readonly string[]): Change =>
  (resources) =>
    exactlyOne(resources, which, (resource) => {
      const urns = to.map((one) => resources.find((other) => is(other, one))?.urn ?? one);
      return { ...resource, refs: { ...resource.refs, [property]: urns } };
    });

/** The engine doesn't keep the resource `Kind::name` from being deleted. */
export const unprotected =
  (which: string): Change =>
  (resources) =>
    exactlyOne(resources, which, (resource) => ({ ...resource, protect: false }));

export const without =
  (which: string): Change =>
  (resources) => {
    const left = resources.filter((resource) => !is(resource, which));
    if (left.length === resources.length) throw new Error(`There is no ${which}`);
    return left;
  };

/** One more resource; `refs` names what it refers to as `Kind::name`. */
export const added =
  (type: string, name: string, inputs: ValueMap, refs: Readonly<Record<string, string>> = {}): Change =>
  (resources) => [
    ...resources,
    {
      urn: urn(type, name),
      type,
      name,
      custom: true,
      parent: null,
      provider: resources.find(({ type }) => type === "pulumi:providers:aws")?.urn ?? null,
      protect: false,
      retainOnDelete: false,
      inputs,
      refs: Object.fromEntries(
        Object.entries(refs).map(([property, to]) => [
          property,
          resources.filter((other) => is(other, to)).map((other) => other.urn),
        ]),
      ),
      dependsOn: [],
      source: null,
    },
  ];

const is = ({ type, name }: Resource, which: string): boolean => `${type.split(":").at(-1)}::${name}` === which;

const after = (graph: Graph, changes: readonly Change[]): Graph =>
  graphOf(
    graph.project,
    graph.stack,
    changes.reduce((resources, change) => change(resources), graph.resources),
  );

function exactlyOne(
  resources: readonly Resource[],
  which: string,
  change: (resource: Resource) => Resource,
): readonly Resource[] {
  const found = resources.filter((resource) => resource.custom && is(resource, which));
  if (found.length !== 1) throw new Error(`There are ${found.length} of ${which}`);
  return resources.map((resource) => (resource === found[0] ? change(resource) : resource));
}

/** Objects on the way to a path that isn't there yet. */
function withWay(resource: Resource, path: string): Resource {
  const steps = path.split(".").slice(0, -1);
  const filled = (value: Value | undefined, [step, ...rest]: readonly string[]): Value => {
    if (step === undefined) return value ?? {};
    if (Array.isArray(value)) return value.map((item, at) => (at === Number(step) ? filled(item, rest) : item));
    const map: ValueMap = isMap(value) ? value : {};
    return { ...map, [step]: filled(map[step], rest) };
  };
  return { ...resource, inputs: filled(resource.inputs, steps) as ValueMap };
}

const say = ({ resource, outcome, because }: Verdict): string =>
  `${resource?.split("::").at(-1) ?? "-"} ${outcome}: ${because}`;

/** A statement of a policy document as almendro's are written. */
export interface Statement {
  readonly Sid?: string;
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

/** Other statements in the policy document of one resource. */
export const policy =
  (which: string, change: (statements: readonly Statement[]) => readonly object[], property = "policy"): Change =>
  (resources) => {
    const found = resources.find((resource) => is(resource, which));
    const document = JSON.parse(String(found?.inputs[property]));
    return set(which, property, JSON.stringify({ ...document, Statement: change(document.Statement) }))(resources);
  };
