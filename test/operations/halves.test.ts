import { expect, test } from "vitest";
import { reachedOf, scopeOf } from "../../operations/halves.ts";
import { declared, TENANTS } from "../stacks/tenants.ts";

/** What calls the cluster, or EKS by its private endpoint: the runner calls nothing else of what it makes. */
const CALLS = /^(kubernetes:|aws:eks\/(addon|podIdentityAssociation):)/;

test.each(TENANTS)("%s comes up in two halves: inside is what only a machine in its network reaches", async (name) => {
  const { graph } = await declared(name);
  const { but = [] } = scopeOf("outside", graph);
  const types = but.map((urn) => graph.byUrn.get(urn)?.type ?? "");
  expect(types.filter((type) => !CALLS.test(type))).toEqual([]);
  expect(types.filter((type) => type.startsWith("kubernetes:")).length).toBe(
    graph.resources.filter(({ type }) => type.startsWith("kubernetes:")).length,
  );
  const outside = reachedOf({ but }, graph).resources.filter(({ custom }) => custom);
  expect(outside.flatMap(({ dependsOn }) => dependsOn).filter((urn) => but.includes(urn))).toEqual([]);
});

test("what one half leaves is what the other does, and neither is everything", async () => {
  const { graph } = await declared("kade");
  const left = (["outside", "inside"] as const).flatMap((half) => scopeOf(half, graph).but ?? []);
  const things = graph.resources.filter(({ type, custom }) => custom && !type.startsWith("pulumi:"));
  expect(left.sort()).toEqual(things.map(({ urn }) => urn).sort());
  const reached = reachedOf(scopeOf("inside", graph), graph).resources.filter(({ custom }) => custom);
  expect(reached.filter(({ type }) => !CALLS.test(type) && !type.startsWith("pulumi:"))).toEqual([]);
  expect(scopeOf(undefined, graph)).toEqual({});
});

test("what stands in the cluster and isn't declared any more goes by the half that reaches it", async () => {
  const { graph } = await declared("kade");
  const gone = {
    urn: "urn:pulumi:kade::domicile::kubernetes:core/v1:Service::old",
    type: "kubernetes:core/v1:Service",
    custom: true,
  };
  expect(scopeOf("outside", graph, [gone]).but).toContain(gone.urn);
  expect(scopeOf("inside", graph, [gone]).but).not.toContain(gone.urn);
});
