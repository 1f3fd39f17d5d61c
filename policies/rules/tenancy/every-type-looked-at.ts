import { fail, pass, type Rule } from "../../rule.ts";

export const everyTypeLookedAt: Rule = {
  id: "TEN-06",
  name: "every-type-looked-at",
  statement: "Every type of resource in use is one that a rule looks into because it knows it.",
  severity: "high",
  capability: "strict-defaults",
  remedy: "write a rule that says what is good of it, or leave it out",
  premises: [],
  last: true,
  *check({ graph }, _, isLookedAt) {
    const made = graph.resources.filter(({ custom }) => custom);
    const types = [...new Set(made.map(({ type }) => type))].sort();
    const strange = types.filter((type) => !isLookedAt(type));
    if (types.length === 0) yield fail(null, "there is nothing to look at");
    else if (strange.length === 0)
      yield pass(null, `rules look into each of the ${types.length} types of this stack`, { types: types.length });
    for (const resource of made.filter(({ type }) => strange.includes(type)))
      yield fail(resource, `${resource.name} is of the type ${resource.type}, which no rule looks into`);
  },
};
