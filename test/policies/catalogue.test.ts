import { expect, test } from "vitest";
import { foundationRules, rules } from "../../policies/index.ts";

const all = [...rules, ...foundationRules];

test("an auditor finds each rule by an id, and by a name, that no other has", () => {
  for (const known of [all.map(({ id }) => id), all.map(({ name }) => name)]) {
    expect(known.filter((one, at) => known.indexOf(one) !== at)).toEqual([]);
  }
});

test("an id is a family and a number, as in the catalogue", () => {
  expect(all.map(({ id }) => id).filter((id) => !/^[A-Z][A-Z0-9]{2,3}-\d{2}$/.test(id))).toEqual([]);
});
