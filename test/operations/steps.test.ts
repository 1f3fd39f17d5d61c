import type { StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import { expect, test } from "vitest";
import { graphOf, type Resource } from "../../graph/index.ts";
import { judgeLosses } from "../../operations/guard.ts";
import { countChanges, stepsOf } from "../../operations/steps.ts";

const urn = (type: string, name: string) => `urn:pulumi:acorn::domicile::${type}::${name}`;
const KEY = urn("aws:kms/key:Key", "acorn-data");
const PLAN = urn("aws:backup/plan:Plan", "acorn");
const ALIAS = urn("aws:kms/alias:Alias", "acorn-data");

const EXISTS = { new: { custom: true } } as unknown as Partial<StepEventMetadata>;

function told(op: StepEventMetadata["op"], of: string, more: Partial<StepEventMetadata> = {}): StepEventMetadata {
  return { op, urn: of, type: of.split("::")[2] ?? "", provider: "", ...EXISTS, ...more } as StepEventMetadata;
}

function declared(of: string, refs: Resource["refs"] = {}): Resource {
  const rest = { parent: null, provider: null, protect: false, retainOnDelete: false, dependsOn: [], source: null };
  return { urn: of, type: of.split("::")[2] ?? "", name: of, custom: true, inputs: {}, refs, ...rest };
}

const graph = graphOf("domicile", "acorn", [declared(KEY), declared(PLAN), declared(ALIAS, { targetKeyId: [KEY] })]);
const states = (was: object, is: object) =>
  ({ old: { custom: true, inputs: was }, new: { custom: true, inputs: is } }) as unknown as Partial<StepEventMetadata>;
const diff = (...paths: string[]) =>
  ({
    detailedDiff: Object.fromEntries(paths.map((path) => [path, { diffKind: "update", inputDiff: true }])),
  }) as object;

test("an update says which value became which", () => {
  const was = { rules: [{ lifecycle: { deleteAfter: 35 } }] };
  const is = { rules: [{ lifecycle: { deleteAfter: 31 } }] };
  const step = told("update", PLAN, { ...states(was, is), ...diff("rules[0].lifecycle.deleteAfter") });
  expect(stepsOf([step, told("same", KEY)], graph)).toEqual([
    {
      urn: PLAN,
      op: "update",
      properties: ["rules[0].lifecycle.deleteAfter"],
      because: "rules[0].lifecycle.deleteAfter is 31, was 35.",
    },
  ]);
});

test("what somebody changed or deleted past every plan is said to be so, and what the file changes is not", () => {
  const was = { tags: { owner: "them" }, name: "a" };
  const step = told("update", PLAN, {
    ...states(was, { tags: { owner: "us" }, name: "b" }),
    ...diff("tags.owner", "name"),
  });
  const gone = { op: "delete", urn: ALIAS } as StepEventMetadata;
  const read = [told("update", PLAN, diff("tags.owner")), gone, told("same", KEY)];
  expect(stepsOf([step, told("create", ALIAS)], graph, read).map(({ because }) => because)).toEqual([
    'name is "b", was "a"; tags.owner is "us", was "them" (changed past every plan).',
    "It is declared, and somebody has deleted it.",
  ]);
});

test("what follows a replaced resource names it, and a replacement is one step and not three", () => {
  const key = states({ multiRegion: false }, { multiRegion: true });
  const forced = { keys: ["multiRegion"], ...diff("multiRegion") };
  const steps = stepsOf(
    [
      told("create-replacement", KEY, { ...key, ...forced }),
      told("replace", KEY, { ...key, ...forced }),
      told("update", ALIAS, { ...states({ targetKeyId: "k-1" }, {}), ...diff("targetKeyId") }),
      told("delete-replaced", KEY),
    ],
    graph,
  );
  expect(steps.map(({ urn, op, because }) => [urn, op, because])).toEqual([
    [ALIAS, "update", `targetKeyId follows ${KEY}.`],
    [KEY, "replace", "multiRegion is true, was false; multiRegion can't be changed on what exists."],
  ]);
  expect(countChanges([told("same", PLAN), told("replace", KEY)], steps)).toEqual({
    create: 0,
    update: 1,
    replace: 1,
    delete: 0,
    same: 1,
  });
});

test("a value that isn't known yet is said to be so, and a long one is cut", () => {
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  const was = { name: "a".repeat(200) };
  const step = told("update", PLAN, { ...states(was, { name: unknown }), ...diff("name") });
  expect(stepsOf([step], graph)[0]?.because).toBe(`name is not known before it is made, was "${"a".repeat(79)}….`);
});

test("replacing or deleting what holds data is refused unless it is named; anything else is not", () => {
  const run = [told("delete", KEY), told("delete", ALIAS)];
  const steps = stepsOf(run, graph);
  expect(judgeLosses(run, steps, [])).toEqual([
    {
      rule: "what-holds-data-stays",
      severity: "critical",
      outcome: "fail",
      resource: KEY,
      because:
        "The run would delete acorn-data, and everything sealed under this key would be lost " +
        `(Nothing declares it any more): undo the change, or name it with --replace '${KEY}'.`,
      facts: { op: "delete" },
    },
  ]);
  expect(judgeLosses(run, steps, [KEY])).toEqual([]);
});

test("a component is a name for its children and counts as nothing", () => {
  const component = { new: { custom: false } } as unknown as Partial<StepEventMetadata>;
  const run = [told("create", urn("domicile:keyring:Keyring", "acorn"), component), told("create", KEY)];
  const steps = stepsOf(run, graph);
  expect(steps.map((step) => step.urn)).toEqual([KEY]);
  expect(countChanges(run, steps)).toEqual({ create: 1, update: 0, replace: 0, delete: 0, same: 0 });
});
