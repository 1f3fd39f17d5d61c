import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { digestOf } from "../../spec/index.ts";
import { givenProject } from "./given.ts";

test("is what anybody gets who sorts the keys and leaves the spaces out", () => {
  const said = '{"backups":[2,1],"name":"almendro"}';
  expect(digestOf({ name: "almendro", backups: [2, 1] })).toBe(createHash("sha256").update(said).digest("hex"));
});

test("doesn't depend on the order of keys, and does on every value", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (values) => {
      const entries = Object.entries(values);
      expect(digestOf(Object.fromEntries(entries.toReversed()))).toBe(digestOf(values));
      expect(digestOf({ ...values, added: entries.length })).not.toBe(digestOf({ ...values, added: "" }));
    }),
  );
});

test("of a tenant file stays when it is written otherwise, and changes with what it says", () => {
  const project = givenProject();
  const { digest } = project.load("kade");
  const other = project.edit("tenants/kade.yaml", /^/, "# a remark\n\n").load("kade");
  expect(other.digest).toBe(digest);
  const said = project.edit("tenants/kade.yaml", /users: (\d+)/, "users: 1$1").load("kade");
  expect(said.digest).not.toBe(digest);
});
