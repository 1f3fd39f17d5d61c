import { describe, expect, test } from "vitest";
import { digestsOf, rules } from "../../policies/index.ts";

describe("the digest of a rule", () => {
  test("is its own, and the same each time", () => {
    const digests = digestsOf(rules);
    expect([...digests.keys()]).toEqual(rules.map(({ name }) => name));
    expect(new Set(digests.values()).size).toBe(rules.length);
    expect(digestsOf(rules)).toEqual(digests);
  });

  test("rests on its sources, and not on its words alone", () => {
    const statement = "Doors are shut.";
    const [known, unknown] = ["vault-locked", "no-rule-of-ours"].map((name) =>
      digestsOf([{ name, statement }]).get(name),
    );
    expect(known).not.toBe(unknown);
  });

  test("changes with what it states", () => {
    const digest = (statement: string) => digestsOf([{ name: "vault-locked", statement }]).get("vault-locked");
    expect(digest("Doors are shut.")).not.toBe(digest("Doors are open."));
  });
});
