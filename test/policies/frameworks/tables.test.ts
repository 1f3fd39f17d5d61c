import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { controlsBy, foundationRules, loadFrameworks, rules } from "../../../policies/index.ts";
import { BadInput } from "../../../spec/index.ts";
import { LISTS } from "./lists.ts";

const frameworks = loadFrameworks();
const controlsOf = (wanted: string) => frameworks.find(({ name }) => name === wanted)?.controls ?? [];
const all = frameworks.flatMap(({ name, controls }) => controls.map((control) => ({ name, ...control })));

/** Rules that prove a promise and no control, each with the reason. */
const UNASKED = {
  "entrance-sets-no-cookie": "cookies are for the ePrivacy directive, and no framework here speaks of them",
};

describe("what frameworks ask", () => {
  test("is of seven frameworks", () => {
    expect(frameworks.map(({ name }) => name)).toEqual(Object.keys(LISTS));
  });

  test.each(Object.entries(LISTS))("%s: every control is in its table, and nothing else", (name, { ids, count }) => {
    expect(ids).toHaveLength(count);
    expect(
      controlsOf(name)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...ids].sort());
  });

  test("is automated only where a rule of a tenant or of the foundation proves it", () => {
    const green = all.filter(({ status }) => status === "automated");
    expect(green.filter((control) => control.rules.length + control.ground.length === 0)).toEqual([]);
    expect(new Set(green.map(({ to }) => to))).toEqual(new Set([null]));
  });

  test("is proved by every rule there is, but for those that no framework asks for", () => {
    const names = [...rules, ...foundationRules].map(({ name }) => name);
    const idle = names.filter((name) => controlsBy(name, frameworks).size === 0);
    expect(idle).toEqual(Object.keys(UNASKED));
  });

  test("is named by its rules, too", () => {
    const served = controlsBy("s3-tls-only", frameworks);
    expect([...served.keys()]).toEqual(["cis-aws", "gdpr", "hipaa", "iso-27001", "nist-800-53", "soc-2"]);
    expect(served.get("cis-aws")).toEqual(["3.1.1"]);
    expect(controlsBy("guardrails-region-lock", frameworks).get("cis-aws")).toEqual(["2.1.2", "2.18"]);
    expect(controlsBy("no-such-rule", frameworks).size).toBe(0);
  });

  test("is AWS's wherever it is about sites", () => {
    const sites = all.filter(({ id }) => /^(A\.7\.[1-5]|PE-([2-9]|1[0-6])(\(1\))?|164\.310\(a\).*|CC6\.4)$/.test(id));
    expect(sites).toHaveLength(27);
    expect(new Set(sites.map(({ status, to }) => `${status} to ${to}`))).toEqual(new Set(["inherited to aws"]));
  });

  test("is in a family, each of them in one piece", () => {
    expect(all.filter(({ family }) => family === null)).toEqual([]);
    for (const { name, controls } of frameworks) {
      const runs = controls.filter(({ family }, index) => family !== controls[index - 1]?.family);
      expect(new Set(runs.map(({ family }) => family)).size, name).toBe(runs.length);
    }
  });

  test("is said in words of our own: no two controls of a framework are the same", () => {
    for (const { name, controls } of frameworks) {
      const titles = controls.map(({ title }) => title);
      expect(
        titles.filter((title, index) => titles.indexOf(title) < index),
        name,
      ).toEqual([]);
    }
  });
});

describe("a table that was written wrongly", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "frameworks-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const headWith = (families: string) => [
    ...["title: Acme", "edition: First", "source: Somewhere", "date: 2026-01", "checked: 2026-01-02"],
    ...["covers: All of it.", "ids: ^A-[0-9]$", `families: [${families}]`, "controls:"],
  ];
  const problemsOf = (...entries: readonly string[]) => problemsWith("", ...entries);
  const problemsWith = (families: string, ...entries: readonly string[]) => {
    const lines = entries.map((entry) => `  - { title: It is asked., reason: It is so., ${entry} }`);
    writeFileSync(join(folder, "acme.yaml"), [...headWith(families), ...lines, ""].join("\n"));
    try {
      loadFrameworks(folder);
    } catch (error) {
      if (error instanceof BadInput)
        return error.problems.map(({ line, say }) => `${line} ${say.split(": ").slice(1).join(": ")}`);
    }
    return [];
  };

  test("is read when it is right", () => {
    expect(
      problemsOf(
        "id: A-1, status: automated, rules: [s3-tls-only]",
        "id: A-2, status: partly, needs: [mfa], to: vendor",
        "id: A-3, status: by-process, to: customer",
        "id: A-4, status: inherited, to: aws",
        "id: A-5, status: out-of-scope",
      ),
    ).toEqual([]);
  });

  test("is refused with each mistake and its line", () => {
    expect(
      problemsOf(
        "id: B-1, status: automated, rules: [s3-tls-only]",
        "id: A-1, status: automated, rules: [magic]",
        "id: A-1, status: partly, needs: [wizardry], rules: [s3-tls-only], to: vendor",
        "id: A-2, status: automated, needs: [mfa], rules: [second-factor-always]",
      ),
    ).toEqual([
      "10 B-1: no control of this framework is numbered so.",
      "11 A-1: there is no rule magic.",
      "12 A-1: it is there twice.",
      "12 A-1: wizardry is no capability; add it or mend it.",
      "13 A-2: second-factor-always comes with mfa already.",
    ]);
  });

  test("is refused when a family begins nowhere, too late or too early", () => {
    const family = (...from: readonly string[]) => from.map((id) => `{ from: ${id}, title: Doors }`).join(", ");
    const entries = ["id: A-1, status: out-of-scope", "id: A-2, status: out-of-scope"];
    expect(problemsWith(family("A-1", "A-2"), ...entries)).toEqual([]);
    const say = (id: string) => `8 Doors: it begins at ${id}, which is no control past where the one before it begins.`;
    expect(problemsWith(family("A-2"), ...entries)).toEqual([say("A-2")]);
    expect(problemsWith(family("A-1", "A-3"), ...entries)).toEqual([say("A-3")]);
    expect(problemsWith(family("A-1", "A-2", "A-1"), ...entries)).toEqual([say("A-1")]);
  });

  test("is refused when something is green by absence or left to the wrong one", () => {
    expect(
      problemsOf(
        "id: A-1, status: automated",
        "id: A-2, status: automated, needs: [mfa, erasure]",
        "id: A-3, status: by-process, rules: [s3-tls-only], to: aws",
        "id: A-4, status: inherited, to: vendor",
        "id: A-5, status: partly, rules: [s3-tls-only]",
        "id: A-6, status: out-of-scope, to: customer",
      ),
    ).toEqual([
      "10 A-1: no rule proves any of it.",
      "11 A-2: it isn't all proved, for erasure has no rule yet.",
      "12 A-3: what is by-process names neither capabilities nor rules.",
      "12 A-3: what is by-process is left to application, customer, vendor.",
      "13 A-4: what is inherited is left to aws.",
      "14 A-5: what is partly is left to application, aws, customer, vendor.",
      "15 A-6: what is out-of-scope is left to nobody.",
    ]);
  });
});
