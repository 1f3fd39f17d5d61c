import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
  decide,
  fieldsBetween,
  fileOf,
  linesBetween,
  rewrite,
  withAnswer,
} from "../../../operations/drafting/index.ts";
import { complete, tenantSchema } from "../../../spec/index.ts";
import { books, decided, dentists, draftOf, EXAMPLES, textOf } from "./given.ts";

const tenantOf = (draft: unknown) => {
  const file = tenantSchema.parse(draft);
  const product = books.products.find(({ name }) => name === file.product.name);
  if (product === undefined) throw new Error(`no product ${file.product.name}`);
  return complete(file, product, books.platform);
};

test("a file is written as a person would: in order, without defaults, and with the reason for its place", () => {
  expect(
    fileOf(dentists, decided(dentists), books),
  ).toBe(`# yaml-language-server: $schema=../docs/schemas/tenant.schema.json
# Tandkæden Øresund A/S (fictitious) on OpenEMR. What isn't here has the strict default that docs/tenant-file.md
# lists.
domicile: 1
name: tandkaeden
customer:
  organisation: Tandkæden Øresund A/S (fictitious)
  country: DK
product:
  name: OpenEMR
  version: "7.0"
size:
  users: 80
  data: 90 GB
data:
  classes: [health]
  regimes: [GDPR]
contract:
  reference: TK-1
  signed: 2026-11-20
  starts: 2027-01-01
  ends: 2029-12-31
  processing: DPA-TK-1 # no agreement, no tenant
# functions, no personal names
contacts:
  privacy: dpo@tand.example
  security: it@tand.example
  operations: drift@tand.example
# The contract asks for the nearest place the law allows, so the system and its data are in Stockholm, Sweden.
# The cloud we build on has no data centre in Denmark. Health data in Denmark must stay in the European Economic
# Area.
place:
  data: nearest-allowed
  accepted: TK-1 annex A # where the customer agreed to that
backups:
  keep: { daily: 30 days }
access:
  from: [IE]
`);
});

describe("an example written anew is the same tenant", () => {
  test.each(EXAMPLES)("%s", (name) => {
    const draft = draftOf(name);
    const text = fileOf(draft, decide(draft, books, { existing: name }), books);
    expect(tenantOf(parse(text))).toEqual(tenantOf(draft));
  });
});

describe("a file that is there keeps its comments and its manner", () => {
  test.each(EXAMPLES)("%s with nothing changed is the same to the letter", (name) => {
    expect(rewrite(textOf(name), draftOf(name))).toBe(textOf(name));
  });

  test("what changes, comes and goes is one line each, and nothing else moves", () => {
    const other = { "product.version": "12.5", "exit.hold": "31 days", "logs.reports": "weekly", mail: undefined };
    const draft = Object.entries(other).reduce(
      (left, [path, value]) => withAnswer(left, path, value),
      draftOf("almendro"),
    );
    const text = rewrite(textOf("almendro"), draft);
    const lines = linesBetween(textOf("almendro"), text);
    expect(lines.filter((line) => /^[-+]/.test(line))).toEqual([
      '-  version: "12.4"',
      '+  version: "12.5"',
      "-mail:",
      "-  domain: mail.almendro.example # the region has no mail service, so this needs a relay in Spain",
      "-  relay: relay.correo.example",
      "+  reports: weekly",
      "-  hold: 30 days # time between hand-over and destruction",
      "+  hold: 31 days # time between hand-over and destruction",
    ]);
    expect(fieldsBetween(textOf("almendro"), text)).toEqual([
      { path: "product.version", was: "12.4", is: "12.5" },
      { path: "mail.domain", was: "mail.almendro.example", is: null },
      { path: "mail.relay", was: "relay.correo.example", is: null },
      { path: "exit.hold", was: "30 days", is: "31 days" },
      { path: "logs.reports", was: null, is: "weekly" },
    ]);
    expect(parse(text)).toEqual(draft);
  });
});

test("a new file differs from nothing by all of it", () => {
  expect(linesBetween(null, "domicile: 1\nname: one\n")).toEqual(["@@ -0,0 +1,2 @@", "+domicile: 1", "+name: one"]);
});
