import { expect, test } from "vitest";
import { isTakenDown, keptWith } from "../../operations/keeping.ts";
import type { Standing } from "../../operations/standing.ts";

const urn = (name: string) => `urn:pulumi:almendro::domicile::t::${name}`;
const thing = (name: string, rest: Partial<Standing> = {}): Standing => ({
  urn: urn(name),
  type: "t",
  custom: true,
  ...rest,
});

const standing = [
  thing("stack"),
  thing("tenant", { parent: urn("stack") }),
  thing("provider", { parent: urn("stack") }),
  thing("other-provider", { parent: urn("stack") }),
  thing("key", { parent: urn("tenant"), provider: `${urn("provider")}::0b1c` }),
  thing("vault", { parent: urn("tenant"), dependencies: [urn("key")], retainOnDelete: true }),
  thing("database", { parent: urn("tenant"), provider: `${urn("other-provider")}::0b1d`, dependencies: [urn("key")] }),
];

test("what is kept keeps its key, the provider of that, and its parents; nothing else stays", () => {
  expect([...keptWith(standing)].sort()).toEqual(["key", "provider", "stack", "tenant", "vault"].map(urn));
});

test("a tenant that keeps nothing leaves nothing behind, not even its stack", () => {
  expect([...keptWith(standing.map((each) => ({ ...each, retainOnDelete: false })))]).toEqual([]);
});

test("what goes with something that is kept is kept with it", () => {
  const inside = thing("inside", { retainOnDelete: true, deletedWith: urn("database") });
  expect(keptWith([...standing, inside])).toContain(urn("other-provider"));
});

test("a home is taken down when nothing of it stands but what its destroy kept", () => {
  const kept = keptWith(standing);
  expect([isTakenDown([]), isTakenDown(standing)]).toEqual([true, false]);
  expect(isTakenDown(standing.filter(({ urn }) => kept.has(urn)))).toBe(true);
});
