import { beforeAll, describe, expect, test } from "vitest";
import { IDENTITY, identity } from "../../components/shared/index.ts";
import type { Resource, ValueMap } from "../../graph/index.ts";
import { taggable } from "./taggable.ts";
import { type Declared, declared, declaredIn, TENANTS } from "./tenants.ts";

const tags = ({ inputs }: Resource) => (inputs.tags ?? {}) as ValueMap;

describe.each(TENANTS)("%s", (name) => {
  let home: Declared;
  beforeAll(async () => {
    home = await declared(name);
  });

  test("has everything that can carry tags say whose it is, what kind of data, and which it is", () => {
    const { graph, order } = home;
    const carriers = graph.resources.filter(({ type }) => taggable(type));
    expect(carriers.length).toBeGreaterThan(50);
    for (const resource of carriers) {
      expect(tags(resource), resource.urn).toMatchObject({
        "domicile:tenant": name,
        "domicile:data": [...order.tenant.data.classes].sort().join("+"),
        [IDENTITY]: identity(resource.type, resource.name),
      });
    }
    expect(new Set(carriers.map((resource) => tags(resource)[IDENTITY])).size).toBe(carriers.length);
  });

  test("says nothing of a person and nothing of the customer in its tags and names", () => {
    const { graph, order } = home;
    const said = JSON.stringify(graph.resources.map((resource) => [resource.name, tags(resource)]));
    expect(said).not.toContain("@");
    expect(said).not.toContain(order.tenant.customer.organisation);
  });

  test("is served by its own two accounts, and by no provider that isn't pinned to one of them", () => {
    const { graph, order, settled } = home;
    const providers = graph.resources.filter(({ type }) => type === "pulumi:providers:aws");
    expect(
      Object.fromEntries(providers.map(({ name: provider, inputs }) => [provider, inputs.allowedAccountIds])),
    ).toEqual({
      tenant: [order.accounts.tenant],
      backup: [order.accounts.backup],
    });
    const served = new Set(
      graph.resources.filter(({ type }) => type.startsWith("aws:")).map(({ provider }) => provider),
    );
    expect([...served].sort()).toEqual(providers.map(({ urn }) => urn).sort());
    const regions = providers.map(({ inputs }) => String(inputs.region));
    expect(regions.filter((region) => !settled.allowedRegions.includes(region))).toEqual([]);
  });

  test("is the same plan every time", async () => {
    expect((await declaredIn(process.cwd(), name)).graph.resources).toEqual(home.graph.resources);
  });
});
