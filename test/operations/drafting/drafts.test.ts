import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { draftName, draftNamed, type KeptDraft, openDrafts } from "../../../operations/drafting/index.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "domicile-drafts-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const written = (draft: Readonly<Record<string, unknown>>, tenant: string | null = null) => ({
  tenant,
  base: null,
  draft,
});
const filesIn = () => readdirSync(join(folder, "drafts"));

test("each word is a file of its own that only its owner can read, and the last takes the place of those before", () => {
  const drafts = openDrafts({ folder });
  const { kept } = drafts.keep(null, written({ name: "t" }));
  drafts.keep(kept, written({ name: "ta" }));
  expect(filesIn()).toEqual([`${kept.id}.2.json`]);
  expect(statSync(join(folder, "drafts", `${kept.id}.2.json`)).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, "drafts")).mode & 0o777).toBe(0o700);
  drafts.drop(kept.id);
  expect(filesIn()).toEqual([]);
});

test("whoever writes on the same draft in whatever order, the last word of each of them is kept", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 24 }), (turns) => {
      const drafts = openDrafts({ folder });
      const { kept } = drafts.keep(null, written({ word: "begun" }));
      const seen = new Map<number, KeptDraft>();
      turns.forEach((writer, turn) => {
        const own = drafts.keep(seen.get(writer) ?? kept, written({ word: `${writer} ${turn}` }));
        seen.set(writer, own.kept);
      });
      const words = drafts.all().map(({ draft }) => draft.word);
      expect([...seen.values()].map(({ draft }) => draft.word).sort()).toEqual(words.sort());
      for (const { id } of drafts.all()) drafts.drop(id);
    }),
    { numRuns: 30 },
  );
});

test("a draft that was saved or discarded meanwhile comes back as a new one, not over another", () => {
  const drafts = openDrafts({ folder });
  const { kept } = drafts.keep(null, written({ name: "sund" }));
  drafts.drop(kept.id);
  const again = drafts.keep(kept, written({ name: "sund" }));
  expect(again.other).toBeNull();
  expect(again.kept).toMatchObject({ version: 1, draft: { name: "sund" } });
  expect(again.kept.id).not.toBe(kept.id);
});

test("a process that was killed while it wrote leaves the word before, and what can't be read is left out", () => {
  const drafts = openDrafts({ folder });
  const { kept } = drafts.keep(null, written({ name: "sund" }));
  writeFileSync(join(folder, "drafts", `${kept.id}.2.json.half`), '{"id":');
  writeFileSync(join(folder, "drafts", `${kept.id.replaceAll(/[0-9]/g, "a")}.1.json`), '{"id":');
  expect(drafts.all()).toEqual([kept]);
  expect(drafts.get("../drafts")).toBeNull();
});

test("a draft goes by its tenant's name, or by its id until that has one; files that are there aren't begun again", () => {
  const drafts = openDrafts({ folder });
  drafts.keep(null, written({ name: "kade" }, "kade"));
  const nameless = drafts.keep(null, written({ name: "No name" })).kept;
  const named = drafts.keep(null, written({ name: "sund" })).kept;
  expect(draftName(nameless)).toBe(nameless.id.slice(0, 8));
  expect(draftNamed(drafts, "sund")).toEqual(named);
  expect(draftNamed(drafts, nameless.id.slice(0, 8))).toEqual(nameless);
  expect(() => draftNamed(drafts, "sond")).toThrow("There is no draft sond: did you mean sund?");
  expect(() => draftNamed(drafts, "kade")).toThrow("There is no draft kade: drafts are ");
});
