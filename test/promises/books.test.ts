import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rules } from "../../policies/index.ts";
import { loadBook, loadCapabilities } from "../../promises/index.ts";
import { BadInput } from "../../spec/index.ts";

const BOOKS = { exorlive: 33, "op-cloud": 21, openemr: 23, openhr: 25, praclox: 13 };

describe("what the vendors promise", () => {
  const all = Object.keys(BOOKS).flatMap((book) => loadBook(book));

  test.each(Object.entries(BOOKS))("%s makes %i promises, numbered without a gap", (book, number) => {
    const ids = Array.from({ length: number }, (_, index) => `${book}.${String(index + 1).padStart(2, "0")}`);
    expect(loadBook(book).map(({ id }) => id)).toEqual(ids);
  });

  test("is 115 things, no two in the same words", () => {
    expect(new Set(all.map(({ says }) => says)).size).toBe(115);
  });

  test("rests on every capability and on no other", () => {
    const named = new Set(all.flatMap(({ needs = [] }) => needs));
    expect([...named].sort()).toEqual(Object.keys(loadCapabilities()));
  });

  test("is what each rule proves a part of", () => {
    const known = Object.keys(loadCapabilities());
    expect(rules.filter(({ capability }) => !known.includes(capability)).map(({ name }) => name)).toEqual([]);
  });

  test("is kept later only where it is about the end of the contract", () => {
    expect(all.filter(({ later }) => later !== undefined).map(({ id }) => id)).toEqual(["openhr.17"]);
  });
});

describe("a book that was written wrongly", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "book-"));
    writeFileSync(join(folder, "capabilities.yaml"), "capabilities:\n  mfa: People use a second factor.\n");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const problemsOf = (...lines: readonly string[]) => {
    writeFileSync(join(folder, "acme.yaml"), ["promises:", ...lines, ""].join("\n"));
    try {
      loadBook("acme", folder);
    } catch (error) {
      if (error instanceof BadInput) return error.problems.map(({ line, say }) => ({ line, say }));
    }
    return [];
  };

  test("is refused with each mistake and its line", () => {
    const found = problemsOf(
      "  - id: acme.01",
      "    says: Staff use a second factor.",
      "    needs: [mfa, magic]",
      "  - id: other.01",
      "    says: Nobody keeps this.",
      "  - id: acme.01",
      "    says: This number is taken.",
      "    needs: [mfa]",
      "    outside: { to: organisation, say: Somebody does it. }",
      "    later: It is done at the end.",
    );
    expect(found).toEqual([
      { line: 4, say: "promises/data/acme.yaml: acme.01: magic is no capability; add it or mend it." },
      { line: 5, say: "promises/data/acme.yaml: other.01: its number must begin with acme." },
      { line: 5, say: "promises/data/acme.yaml: other.01: nobody keeps it; say who in outside." },
      { line: 7, say: "promises/data/acme.yaml: acme.01: it is there twice." },
      {
        line: 11,
        say: "promises/data/acme.yaml: acme.01: who keeps it later keeps it alone; take outside or later away.",
      },
    ]);
  });

  test("is told which options there are", () => {
    const [found] = problemsOf("  - { id: acme.01, says: There is more., needs: [mfa], option: [vpm] }");
    expect(found?.say).toMatch(
      /^promises\/data\/acme\.yaml: promises\.0\.option\.0 is "vpm"; write api, .* or vpn; most likely vpn\.$/,
    );
  });

  test("isn't mistaken for no book at all", () => {
    expect(() => loadBook("acne", folder)).toThrow(
      "There is no book of promises acne; a product's promises is one of acme.",
    );
  });
});
