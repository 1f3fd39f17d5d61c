import { describe, expect, test } from "vitest";
import { answer, decide, fieldAt, withAnswer } from "../../../operations/drafting/index.ts";
import { books, dentists, draftOf } from "./given.ts";

/** What is said when a question of a whole draft is answered so. */
function met(path: string, text: string, draft = dentists) {
  const field = fieldAt(path);
  if (field === undefined) throw new Error(`There is no field ${path}`);
  const answered = answer(draft, field, text, books);
  return "met" in answered ? answered.met.map(({ path, say, instead }) => ({ path, say, instead })) : [];
}

describe("a wrong answer is met where it is given, with the way out", () => {
  test.each([
    [
      "customer.country",
      "Denmark",
      'customer.country is "Denmark"; write a country as two capital letters, such as ES or "NO".',
    ],
    [
      "name",
      "almendro",
      "name: tenants/almendro.yaml is there already and is never overwritten; write another name, such as almendro-2.",
    ],
    ["contract.ends", "2025-12-31", "contract.ends: 2025-12-31 is past; today is 2026-11-22, so write a later day."],
    [
      "contract.starts",
      "2026-10-01",
      "contract.starts: the contract starts on 2026-10-01, before it was signed on 2026-11-20; write 2026-11-20 or later.",
    ],
    ["product.name", "OpenERM", "product.name: the vendor has no product OpenERM; write OpenEMR."],
    ["product.version", "6.9", "product.version: OpenEMR has no 6.9; write 7.0."],
    [
      "contacts.privacy",
      "mette.jensen@tand.example",
      "contacts.privacy: mette.jensen@tand.example looks like a person's address; write one of a function, such as privacy@tand.example (join its words with a dash if it has several).",
    ],
    [
      "access.from",
      "DK",
      "access.from.0: the vendor lists no operators' network in DK; write ES, IE, NL, NO, US or add one to platform/platform.yaml under operators.",
    ],
    ["data.special", "epd", "The law of Denmark as we have read it names no kind of data called epd."],
    ["size.users", "about eighty", 'size.users is "about eighty"; write a whole number from 1 to 1000000.'],
    [
      "backups.keep.daily",
      "a month",
      'backups.keep.daily is "a month"; write a number and hours, days, months or years, such as 30 days; at most 99 years.',
    ],
  ])("%s: %s", (path, text, say) => {
    expect(met(path, text).map((one) => one.say)).toContain(say);
  });

  test("a place that the law doesn't allow, with those that it does", () => {
    const [one] = met("place.data", "US");
    expect(one).toMatchObject({
      path: "place.data",
      say: "Health data in Denmark must stay in the European Economic Area, so not in the United States.",
    });
    expect(one?.instead.map(({ write }) => write)).toContain("nearest-allowed");
  });

  test("logs shorter than the law keeps them, with the shortest it allows", () => {
    const [one] = met("logs.keep", "3 months", withAnswer(draftOf("cedar-hollow"), "name", "elsewhere"));
    expect(one).toMatchObject({ path: "logs.keep", instead: [{ write: "6 years" }] });
  });

  test("backups shorter than the product promises, with its promise", () => {
    const acorn = withAnswer(draftOf("little-acorn"), "name", "elsewhere");
    expect(met("backups.keep.daily", "7 days", acorn)).toEqual([
      {
        path: "backups.keep.daily",
        say: expect.stringMatching(/^backups\.keep\.daily: the product promises 30 days, and this says 7 days: /),
        instead: [{ write: "30 days", means: "as the product promises" }],
      },
    ]);
  });

  test("a partner's key in another form than SSH's", () => {
    const partner = '[{ partner: laboratoriet, addresses: [192.0.2.16/28], keys: ["-----BEGIN RSA"], folder: in/lab }]';
    const [one] = met("connections.sftp", partner);
    expect(one?.path).toBe("connections.sftp.0.keys.0");
    expect(one?.say).toMatch(/^connections\.sftp\.0\.keys\.0 is "-----BEGIN RSA"; write /);
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
