import { describe, expect, test } from "vitest";
import { check } from "../../../operations/check.ts";
import { decide } from "../../../operations/drafting/index.ts";
import { books, decided, dentists, draftOf, EXAMPLES } from "./given.ts";

describe("the place is known before the last question", () => {
  test("nothing is decided before there is a country", () => {
    expect(decided({})).toMatchObject({ problems: [], placement: null, costs: null, promises: [], complete: false });
  });

  test("where a country has no data centre, the question is where else, and the answers are there", () => {
    const { open, placement } = decided({ customer: { country: "DK" } });
    expect(placement).toBeNull();
    expect(open.find(({ path }) => path === "place.data")).toMatchObject({
      by: "law",
      say: "The cloud we build on has no data centre in Denmark.",
      instead: expect.arrayContaining([
        {
          write: "nearest-allowed",
          means:
            "the data would be in Stockholm, Sweden, outside Denmark: name under accepted where the customer agreed to that",
        },
      ]),
    });
  });

  test("once the place is chosen it is shown, and what has to be agreed to is open", () => {
    const { open, problems, placement } = decided({ customer: { country: "DK" }, place: { data: "nearest-allowed" } });
    expect([placement?.region, problems]).toEqual(["eu-north-1", []]);
    expect(open.filter(({ by }) => by === "law").map(({ path }) => path)).toEqual(["place.accepted"]);
  });

  test("data of an unnamed kind is taken to be of the strictest", () => {
    expect(decided({ customer: { country: "ES" } }).placement?.homes[0]?.reason.say).toContain("Spain");
  });
});

test("what was sold is told in words: promises, what they rest on, what is left to others and what costs most", () => {
  const { promises, safeguards, costs, needs, complete } = decided(dentists);
  expect(complete).toBe(true);
  expect(promises).toHaveLength(23);
  expect(promises[0]).toMatchObject({ promise: "openemr.01", unsold: null });
  expect(safeguards.find(({ safeguard }) => safeguard === "backup-encryption")?.says).toBe(
    "Backups and their copies are encrypted with a backup key of this tenant alone.",
  );
  expect(costs?.parts[0]).toMatchObject({ part: "network firewalls", count: 2, monthly: 576 });
  expect(needs[0]?.say).toBe(
    "Only what binds the whole European Economic Area was read, not Denmark's own law: have a lawyer read it before the first day.",
  );
});

describe("an example decides as its file does", () => {
  test.each(EXAMPLES)("%s", (name) => {
    const { placement, terms, costs, complete } = decide(draftOf(name), books, { existing: name });
    const checked = check(name);
    expect({ complete, placement, terms, costs }).toEqual({
      complete: true,
      placement: checked.placement,
      terms: checked.terms,
      costs: checked.costs,
    });
  });
});
