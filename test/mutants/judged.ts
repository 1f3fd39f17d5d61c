import type { Resource } from "../../graph/index.ts";
import { judge, type Rule, rules, type Subject, subjectOf, type Verdict } from "../../policies/index.ts";
import { type Declared, declared } from "../stacks/tenants.ts";
import type { Plan, Surgery } from "./surgery.ts";

type Finding = ReturnType<Rule["check"]> extends Iterable<infer Each> ? Each : never;

/** What a rule found in a tenant as it is, and all that it looked at on the way. */
interface Heard {
  readonly findings: readonly Finding[];
  readonly read: ReadonlySet<string>;
}

/** A tenant as it is, with what every rule looked at. */
export interface Ground {
  readonly subject: Subject;
  readonly heard: ReadonlyMap<string, Heard>;
}

/** Day of every judgement here. */
const TODAY = new Date("2026-11-22");

const grounds = new Map<string, Promise<Ground>>();

/** Captures a tenant and asks every rule once, watching what it reads; once a process. */
export function groundOf(tenant: string): Promise<Ground> {
  const known = grounds.get(tenant) ?? declared(tenant).then(groundIn);
  grounds.set(tenant, known);
  return known;
}

/**
 * The verdicts on a tenant after a deed. A rule is a pure predicate: one that never looked at anything the deed has
 * changed says what it said, and isn't asked again.
 */
export function judgedAfter({ subject, heard }: Ground, surgery: Surgery): readonly Verdict[] {
  const plan = surgery(planOf(subject));
  const touched = touchedIn(subject, plan);
  const asked = rules.map((rule) => {
    const before = heard.get(rule.name);
    const stays = before !== undefined && touched !== null && !touched.some((place) => before.read.has(place));
    return stays ? remembering(rule, before, plan) : rule;
  });
  return judge(asked, { ...subject, ...plan });
}

/** The verdicts on a tenant after a deed, every rule asked. */
export function judgedAnew({ subject }: Ground, surgery: Surgery): readonly Verdict[] {
  return judge(rules, { ...subject, ...surgery(planOf(subject)) });
}

const planOf = ({ graph, waivers, record }: Subject): Plan => ({ graph, waivers, record });

/** A rule that says of this plan what it said before, and looks where it looked. */
function remembering(rule: Rule, { findings, read }: Heard, plan: Plan): Rule {
  const urns = [...new Set([...read].flatMap((place) => place.match(/^urn:\S+/)?.[0] ?? []))];
  return {
    ...rule,
    check: (subject, others, isLookedAt) => {
      if (subject.graph.resources.length !== plan.graph.resources.length)
        return rule.check(subject, others, isLookedAt);
      for (const urn of urns) subject.graph.byUrn.get(urn)?.inputs;
      return findings;
    },
  };
}

function groundIn({ order, settled, graph }: Declared): Ground {
  const subject = subjectOf(order, settled, graph, TODAY);
  let read = new Set<string>();
  const note: Note = (place) => read.add(place);
  const heard = rules
    .filter(({ last }) => !last)
    .map((rule) => {
      read = new Set();
      // Resources and a graph of its own for each rule: what another has worked out and kept would hide what it rests on.
      const resources = graph.resources.map((one) => watched(one, note));
      const byUrn = new Map(resources.map((one) => [one.urn, one]));
      const own = watching({ ...subject, graph: { ...graph, resources, byUrn } }, ["waivers", "record"], "", note);
      return [rule.name, { findings: [...rule.check(own, [], () => true)], read }] as const;
    });
  return { subject, heard: new Map(heard) };
}

type Note = (place: string) => void;

const FIELDS = ["protect", "provider", "refs", "dependsOn", "retainOnDelete"] as const;

/** The resource, telling which of its fields and which of its inputs are read. */
function watched(resource: Resource, note: Note): Resource {
  const inputs = new Proxy(resource.inputs, {
    get: (target, field) => told(field, Reflect.get(target, field)),
    // Asked for whether there is such an input, never for what it is.
    getOwnPropertyDescriptor: (target, field) => told("*", Reflect.getOwnPropertyDescriptor(target, field)),
    has: (target, field) => told("*", Reflect.has(target, field)),
    ownKeys: (target) => told("*", Reflect.ownKeys(target)),
  });
  const told = <T>(field: string | symbol, value: T): T => {
    note(`${resource.urn} ${String(field)}`);
    return value;
  };
  return watching({ ...resource, inputs }, FIELDS, `${resource.urn} .`, note);
}

/** The same object, telling which of these fields are read. */
function watching<T extends object>(whole: T, fields: readonly (keyof T & string)[], before: string, note: Note): T {
  for (const field of fields) {
    const value = whole[field];
    const place = `${before}${field}`;
    const get = () => {
      note(place);
      return value;
    };
    Object.defineProperty(whole, field, { get, enumerable: true });
  }
  return whole;
}

/** Places that differ; null when there is more or less than there was, which anybody may notice. */
function touchedIn(subject: Subject, { graph, waivers, record }: Plan): readonly string[] | null {
  const { resources } = subject.graph;
  if (resources.some(({ urn }) => !graph.byUrn.has(urn)) || resources.length !== graph.resources.length) return null;
  const places = resources.flatMap((before) => differences(before, graph.byUrn.get(before.urn) ?? before));
  return [
    ...places,
    ...(waivers === subject.waivers ? [] : ["waivers"]),
    ...(record === subject.record ? [] : ["record"]),
  ];
}

function differences(before: Resource, after: Resource): readonly string[] {
  if (before === after) return [];
  const keys = new Set([...Object.keys(before.inputs), ...Object.keys(after.inputs)]);
  const inputs = [...keys].filter((key) => JSON.stringify(before.inputs[key]) !== JSON.stringify(after.inputs[key]));
  const isNew = Object.keys(before.inputs).join() !== Object.keys(after.inputs).join();
  const fields = FIELDS.filter((field) => before[field] !== after[field]).map((field) => `.${field}`);
  return [...inputs, ...(isNew ? ["*"] : []), ...fields].map((place) => `${before.urn} ${place}`);
}
