import { dig, isType, type Resource, referents } from "../../../graph/index.ts";
import { each, Unproven } from "../../read.ts";
import { fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { classesOf, hasClasses } from "./data-classes.ts";

const KEY = "aws:kms/key:Key";

export const oneKeyPerDataClass: Rule = {
  id: "ENC-07",
  name: "one-key-per-data-class",
  statement: "Database, logs, backups and secrets each have their own key, and no key serves another tenant.",
  severity: "medium",
  capability: "encryption-at-rest",
  remedy: "name the key of its own purpose in the keyring",
  premises: ["kms-policy-tenant-only", "every-volume-tenant-cmk"],
  *check(subject) {
    const served = new Map<Resource, Map<string, Resource>>();
    yield* each(subject.graph.resources.filter(hasClasses), (user) => note(subject, user, served));
    for (const [key, classes] of served) {
      const kept = [...classes.keys()].sort();
      yield kept.length === 1
        ? pass(key, `${key.name} is for ${kept[0]} alone`, { kept })
        : fail(key, `${key.name} is for ${kept.join(" and ")} at once`, {
            kept,
            by: [...classes.values()].map(({ name }) => name),
          });
    }
  },
};

/** Notes which keys one thing is kept under. Throws `Unproven` where a property that is set leads to no key of this stack. */
function note({ graph }: Subject, user: Resource, served: Map<Resource, Map<string, Resource>>): readonly never[] {
  for (const [property, kept] of Object.entries(classesOf(graph, user))) {
    const keys = referents(graph, user, property).filter((target) => isType(target, KEY));
    if (keys.length === 0 && dig(user.inputs, property) !== undefined)
      throw new Unproven(`${property} of ${user.name} names no key of this stack`);
    for (const key of keys) {
      const classes = served.get(key) ?? new Map();
      served.set(key, classes.set(kept, user));
    }
  }
  return [];
}
