import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { inkFor } from "../../cli/ink.ts";
import { doctorWords } from "../../cli/words/doctor.ts";
import { shapes } from "../../operations/index.ts";
import { projectRoot } from "../../operations/root.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "domicile-"));
});
afterEach(() => rmSync(home, { recursive: true }));

/** Runs the command as somebody who never had to do with AWS. */
const asStranger = (...words: string[]) => strangerIn(home, ...words);

async function strangerIn(kept: string, ...words: string[]) {
  const { PATH, DOMICILE_PULUMI = "" } = process.env;
  const child = spawn(process.execPath, [join(projectRoot, "bin", "domicile.mjs"), "doctor", ...words], {
    env: { PATH, DOMICILE_PULUMI, HOME: home, DOMICILE_HOME: kept, AWS_EC2_METADATA_DISABLED: "true" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [[code], out, side] = await Promise.all([once(child, "close"), text(child.stdout), text(child.stderr)]);
  return { code, out, side };
}

test("without any credentials the answer is no, in one document, with the command that mends it", async () => {
  const { code, out, side } = await asStranger("almendro", "--json");
  const { lines } = shapes.doctor.strict().parse(JSON.parse(out));
  expect([code, side]).toEqual([1, ""]);
  expect(lines.find(({ what }) => what === "credentials")).toEqual({
    what: "credentials",
    outcome: "bad",
    say: "No AWS credentials were found.",
    mend: "aws configure sso",
  });
});

test("a place that can't be written is one bad line among the others", async () => {
  const { code, out } = await strangerIn("/proc/none", "almendro", "--simulate", "--json");
  const { lines } = shapes.doctor.strict().parse(JSON.parse(out));
  expect([code, lines.find(({ what }) => what === "world")]).toEqual([
    1,
    {
      what: "world",
      outcome: "bad",
      say: expect.stringMatching(/^\/proc\/none, where runs are remembered, can't be made/),
      mend: "export DOMICILE_HOME=~/domicile",
    },
  ]);
});

test("simulated, what AWS has doesn't matter", async () => {
  const { out } = await asStranger("almendro", "--simulate", "--json");
  const { lines } = shapes.doctor.strict().parse(JSON.parse(out));
  expect(lines.filter(({ outcome }) => outcome === "not-applicable").map(({ what }) => what)).toEqual([
    "credentials",
    "account",
    "region",
    "service-role",
    "dns-zone",
    "image",
  ]);
  expect(lines.find(({ what }) => what === "world")?.outcome).toBe("good");
});

test("each line says good, bad, untold or beside the point, and how to mend it", () => {
  const line = { what: "region", say: "s.", mend: null } as const;
  const lines = [
    { ...line, outcome: "good" },
    { ...line, outcome: "bad", mend: "aws do it" },
    { ...line, outcome: "untold" },
    { ...line, outcome: "not-applicable" },
  ] as const;
  expect(doctorWords({ format: 1, tenant: "acorn", lines: [...lines] }, inkFor({}, {})).split("\n")).toEqual([
    "✓ region: s.",
    "✗ region: s.",
    "    aws do it",
    "? region: s.",
    "– region: s.",
  ]);
});
