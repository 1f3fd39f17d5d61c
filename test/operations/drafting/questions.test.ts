import { describe, expect, test } from "vitest";
import { chapters, choicesAt, fieldAt, fields, questions } from "../../../operations/drafting/index.ts";
import { tenantSchema } from "../../../spec/index.ts";
import { books, decided, dentists } from "./given.ts";

const asked = (draft: Parameters<typeof decided>[0]) => questions(draft, decided(draft), books);

test("every field of the file but its version is in a chapter, once", () => {
  const sections = fields.map(({ path }) => path.split(".")[0]);
  expect([...new Set(sections)].sort()).toEqual(
    Object.keys(tenantSchema.shape)
      .filter((one) => one !== "domicile")
      .sort(),
  );
  expect(new Set(fields.map(({ path }) => path)).size).toBe(fields.length);
});

test("the questions come in the order of their consequence", () => {
  expect([...new Set(asked({}).map(({ chapter }) => chapter))]).toEqual([
    "Who the customer is",
    "Where everything lives",
    "What kinds of data it holds",
    "What the customer bought",
    "What the customer counts on",
    "The contract and the contacts",
  ]);
  expect(chapters[0]?.fields[0]?.path).toBe("customer.organisation");
});

test("only what the customer must decide is asked, in words without our defaults", () => {
  expect(asked({}).map(({ field }) => field.path)).toEqual([
    "customer.organisation",
    "customer.country",
    "customer.kind",
    "name",
    "place.data",
    "data.classes",
    "data.regimes",
    "product.name",
    "product.version",
    "size.users",
    "size.data",
    "size.plan",
    "backups.every",
    "backups.keep.daily",
    "availability.lose",
    "availability.return",
    "access.support",
    "contract.reference",
    "contract.signed",
    "contract.starts",
    "contract.ends",
    "contract.processing",
    "contacts.privacy",
    "contacts.security",
    "contacts.operations",
  ]);
  expect(asked({}).find(({ field }) => field.path === "size.plan")).toMatchObject({
    asks: "Plan sold.",
    suggestion: "standard",
  });
});

describe("an answer asks for what it needs", () => {
  test("a US customer for its state and its time", () => {
    const draft = { customer: { organisation: "A practice", country: "US", kind: "private" } };
    expect(asked(draft).map(({ field }) => field.path)).toEqual(
      expect.arrayContaining(["customer.state", "maintenance.day", "maintenance.from", "maintenance.zone"]),
    );
  });

  test("support on request for whoever says yes", () => {
    const open = asked({ ...dentists, access: { from: ["IE"], support: "on-request" } });
    expect(open.map(({ field }) => field.path)).toContain("access.approver");
  });

  test("a country without operators for where they are", () => {
    const draft = { customer: { organisation: "Tandkæden", country: "DK" } };
    expect(asked(draft).map(({ field }) => field.path)).toContain("access.from");
  });
});

test("what can be chosen is what the law allows this customer, each place once", () => {
  const field = fieldAt("place.data");
  const choices = field === undefined ? [] : choicesAt(field, dentists, books);
  expect(choices.map(({ write }) => write).slice(0, 2)).toEqual(["nearest-allowed", "DE"]);
  expect(choices.map(({ write }) => write)).not.toContain("US");
  expect(choices[0]?.means).toContain("Stockholm, Sweden");
});

test("a name is made of the customer's, in letters that it may have", () => {
  const named = asked({ customer: { organisation: "Æblegård & Ørsted ApS" } });
  expect(named.find(({ field }) => field.path === "name")?.suggestion).toBe("aeblegard");
});
