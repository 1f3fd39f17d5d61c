import { describe, expect, test } from "vitest";
import { answer, decide, fieldAt, withAnswer } from "../../../operations/drafting/index.ts";
import { books, dentists, draftOf } from "./given.ts";
import { WRONGS } from "./wrongs.ts";

/** What is said when a question of a whole draft is answered so. @param tenant whose file it is in; null for a new one */
function met(path: string, text: string, draft = dentists, tenant: string | null = null) {
  const field = fieldAt(path);
  if (field === undefined) throw new Error(`There is no field ${path}`);
  const answered = answer(draft, { ...field, path }, text, books, tenant === null ? {} : { existing: tenant });
  return "met" in answered ? answered.met : [];
}

test.each(WRONGS)("$what is met where it is written, with the way out", ({ tenant, path, writes, ...wrong }) => {
  const all = met(path, writes, tenant === null ? dentists : draftOf(tenant), tenant);
  expect(all.filter((one) => !`${one.path}.`.startsWith(`${path}.`))).toEqual([]);
  const said = all.map(({ say }) => say).join("\n");
  expect(said).toContain(wrong.says);
  const offers = all.flatMap(({ instead }) => instead.map(({ write }) => write));
  expect(wrong.offered ? offers : [said]).toContainEqual(expect.stringContaining(wrong.instead));
});

describe("and so is", () => {
  test.each([
    [
      "customer.country",
      "Denmark",
      'customer.country is "Denmark"; write a country as two capital letters, such as ES or "NO".',
    ],
    ["product.name", "OpenERM", "product.name: the vendor has no product OpenERM; write OpenEMR."],
    [
      "access.from",
      "DK",
      "access.from.0: nobody of the vendor's works from Denmark (DK); choose among Spain (ES), Ireland (IE), Netherlands (NL), Norway (NO), United States (US), or ask whoever runs the platform to list operators there.",
    ],
    ["data.special", "epd", "The law of Denmark as we have read it names no kind of data called epd."],
    [
      "backups.keep.daily",
      "a month",
      'backups.keep.daily is "a month"; write a number and hours, days, months or years, such as 30 days; at most 99 years.',
    ],
  ])("%s: %s", (path, text, say) => {
    expect(met(path, text).map((one) => one.say)).toContain(say);
  });

  test("an answer that spoils another is met at once, not when the other is looked at", () => {
    const exor = {
      ...dentists,
      access: { from: ["NO"] },
      product: { name: "ExorLive", version: "2026.10" },
      availability: { lose: "26 hours" },
    };
    const daily = withAnswer(exor, "backups.keep.daily", "365 days");
    expect(decide(daily, books).problems).toEqual([]);
    expect(met("availability.lose", "1 hour", daily).map(({ path }) => path)).toEqual(["availability.lose"]);
  });
});

test.each([
  [{ contacts: { privacy: "mette.jensen@tand.example" } }, "contacts.privacy"],
  [{ contract: { signed: "2026-11-20", starts: "2026-11-01" } }, "contract.starts"],
])("%j is met before the rest of its section is answered", (draft, path) => {
  expect(decide(draft, books).problems.map((one) => one.path)).toEqual([path]);
});

test("a right answer is taken, as a value of its kind", () => {
  const field = fieldAt("size.users");
  expect(field && answer(dentists, field, " 81 ", books)).toMatchObject({
    draft: { size: { users: 81, data: "90 GB" } },
  });
});

test("a file that is there keeps its tenant's name", () => {
  const renamed = withAnswer(draftOf("kade"), "name", "quay");
  expect(decide(renamed, books, { existing: "kade" }).problems.map(({ say }) => say)).toEqual([
    "name: this is kade's file, and a tenant's name can't change: it is part of every name we made; write kade.",
  ]);
});
