import { dig, isList, isMap, isUnknown, ofType, type Resource, referents, type Value } from "../../../graph/index.ts";
import { list, map, Unproven } from "../../read.ts";
import type { Subject } from "../../verdict.ts";
import { arnOf } from "./stores.ts";

const TAG = /^aws:ResourceTag\//;

/**
 * The plans whose selections take this store in. Throws `Unproven` when none surely does and one might.
 * Where a selection names resources and tags, both must fit: that is the narrower reading of AWS's words.
 */
export function plansOf(subject: Subject, store: Resource): readonly Resource[] {
  const { graph } = subject;
  const open: Unproven[] = [];
  const plans = ofType(graph, "aws:backup/selection:Selection").flatMap((selection) => {
    try {
      return takes(subject, selection, store) ? planOf(subject, selection) : [];
    } catch (error) {
      if (!(error instanceof Unproven)) throw error;
      open.push(error);
      return [];
    }
  });
  const [first] = open;
  if (plans.length === 0 && first !== undefined) throw first;
  return [...new Set(plans)];
}

function planOf({ graph }: Subject, selection: Resource): readonly Resource[] {
  const plans = referents(graph, selection, "planId");
  if (plans.length === 0) throw new Unproven(`planId of ${selection.name} names no plan of this stack`);
  return plans;
}

function takes(subject: Subject, selection: Resource, store: Resource): boolean {
  const named = isGiven(selection.inputs.resources);
  const tagged = isGiven(selection.inputs.selectionTags);
  if (!named && !tagged) return false;
  if (named && !names(subject, selection, "resources", store)) return false;
  if (tagged && !hasTag(selection, store)) return false;
  if (!meetsConditions(selection, store)) return false;
  return !(isGiven(selection.inputs.notResources) && names(subject, selection, "notResources", store));
}

const isGiven = (value: Value | undefined): boolean =>
  value !== undefined && value !== null && !(isList(value) && value.length === 0);

/** Of several tags, one that fits is enough. */
function hasTag(selection: Resource, store: Resource): boolean {
  const tags = map(store, "tags");
  return list(selection, "selectionTags").some((tag) => {
    const [key, value] = [dig(tag, "key"), dig(tag, "value")];
    return typeof key === "string" && value !== undefined && tags[key] === value;
  });
}

/** All conditions have to be met. */
function meetsConditions(selection: Resource, store: Resource): boolean {
  const tags = map(store, "tags");
  const all = list(selection, "conditions").flatMap((condition) => (isMap(condition) ? Object.entries(condition) : []));
  return all.every(([kind, tests]) => (isList(tests) ? tests : []).every((test) => meets(kind, test, tags)));
}

function meets(kind: string, test: Value, tags: Readonly<Record<string, Value | undefined>>): boolean {
  const [key, value] = [dig(test, "key"), dig(test, "value")];
  if (typeof key !== "string" || typeof value !== "string")
    throw new Unproven(`A condition (${kind}) has no key and value`);
  const tag = tags[key.replace(TAG, "")];
  const has = typeof tag === "string" && (kind.includes("Like") ? fits(value, tag) : tag === value);
  return kind.includes("Not") ? !has : has;
}

/** Whether a property of the selection names the store: by reference, or by an ARN with wildcards. */
function names(subject: Subject, selection: Resource, property: string, store: Resource): boolean {
  const refs = selection.refs[property] ?? [];
  if (refs.includes(store.urn)) return true;
  const value = selection.inputs[property];
  const patterns = isList(value) ? value : [];
  if (isUnknown(value) || patterns.filter(isUnknown).length > refs.length) {
    throw new Unproven(`${property} of ${selection.name} can't be known yet`);
  }
  const arn = arnOf(store, subject);
  return patterns.some(
    (pattern) => typeof pattern === "string" && fitsArn(pattern, arn, `${property} of ${selection.name}`),
  );
}

/** An id that the cloud chooses fits where the pattern takes any. */
function fitsArn(pattern: string, { before, id }: ReturnType<typeof arnOf>, where: string): boolean {
  if (fits(pattern, before + (id ?? "?"))) return true;
  if (id === null && fits(pattern.replace(/[^:/]*$/, "*"), `${before}?`)) {
    throw new Unproven(`Whether ${where} means it depends on an id that can't be known yet`);
  }
  return false;
}

/** Whether a text fits a pattern in which `*` stands for anything. */
function fits(pattern: string, text: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(text);
}
