import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { shapes } from "../../operations/index.ts";
import { runUnattended as run } from "../support/nobody.ts";

test("with --json the answer is one document of the promised shape, and nothing else is printed", async () => {
  const { code, out, side } = await run("check", "almendro", "--json");
  expect([code, side]).toEqual([0, ""]);
  expect(shapes.check.strict().parse(JSON.parse(out))).toMatchObject({ format: 1, tenant: "almendro", problems: [] });
});

test("check says in words where the data lives and why", async () => {
  const { code, out } = await run("check", "almendro");
  expect(code).toBe(0);
  expect(out).toMatch(
    /^almendro can be placed: in Aragon, Spain, on 2 separate sites\.\nAWS calls them eu-south-2, eus2-az1 and eus2-az2\.\n/,
  );
  expect(out).toContain(
    "  the system and its data: Aragon, Spain (eu-south-2), in this customer's account\n    The contract says Spain",
  );
  expect(out).toContain("What costs most\n  dedicated hardware: $1460 a month\n");
  expect(out).toContain("    To be rid of that, give up size.hardware: dedicated.\n");
});

test("a plan has every resource and every verdict, without an engine", async () => {
  const { code, out } = await run("plan", "almendro", "--json");
  const plan = shapes.plan.strict().parse(JSON.parse(out));
  expect([code, plan.outcome]).toEqual([0, "allowed"]);
  expect(plan.resources.map(({ urn }) => urn)).toEqual(plan.resources.map(({ urn }) => urn).sort());
  expect(plan.verdicts.every(({ outcome }) => outcome === "pass" || outcome === "not-applicable")).toBe(true);
});

test("promises has every promise with what became of it, without an engine", async () => {
  const { code, out, side } = await run("promises", "little-acorn", "--json");
  const { judged, promises } = shapes.promises.strict().parse(JSON.parse(out));
  expect([code, side, judged, promises.length]).toEqual([0, "", "plan", 21]);
  expect(promises.find(({ promise }) => promise === "op-cloud.17")).toMatchObject({
    outcome: "kept",
    by: [
      "backup-failures-heard",
      "deleted-data-ends",
      "every-datastore-in-backup-plan",
      "locks-allow-erasure",
      "retention-met",
      "rpo-met",
    ],
    terms: [
      { term: "every", promised: "24 hours", agreed: "24 hours" },
      { term: "daily", promised: "30 days", agreed: "30 days" },
      { term: "monthly", promised: "24 months", agreed: "24 months" },
    ],
    outside: null,
    leftTo: null,
  });
});

test("a mistyped tenant is answered with the one that was meant", async () => {
  const { code, out, side } = await run("check", "almendor");
  expect([code, out]).toEqual([2, ""]);
  expect(side).toContain('There is no tenant file "almendor". Did you mean almendro?');
});

test("bad input is one error document with --json", async () => {
  const { code, out } = await run("check", "almendor", "--json");
  expect(code).toBe(2);
  expect(shapes.error.strict().parse(JSON.parse(out)).error.code).toBe("no-such-tenant");
});

test.each([
  [["chek", "almendro"], "There is no command chek: did you mean check?"],
  [["check"], "check needs a tenant: write its name, or the path of its file."],
  [["check", "almendro", "kade"], 'check takes one tenant; "kade" is one word too many.'],
  [["tenants", "kade"], 'tenants takes no names; "kade" is one word too many.'],
  [["up", "almendro", "--simulat"], "up has no option --simulat: did you mean --simulate?"],
  [["up", "almendro", "--simulate"], "This changes things and there is no terminal to ask at: add --yes."],
  [["destroy", "almendro"], "This destroys a tenant and there is no terminal to ask at: add --yes almendro."],
  [["up", "almendro", "--yes=no"], "--yes takes no value: write it alone, or leave it out."],
  [["plan", "almendro", "--json="], "--json takes no value: write it alone, or leave it out."],
  [["upgrade", "almendro"], "upgrade needs --to RELEASE."],
  [["picture", "almendro", "--out", "--json"], '"say": "--out needs a value: write --out FILE.svg."'],
  [["prove", "almendro", "--out"], "--out needs a value: write --out DIR."],
  [["prove", "almendro", "--at="], "--at needs a value: write --at YYYY-MM-DD."],
  [["picture", "almendro", "--out", "1.svg", "--out=2.svg"], "--out is given twice; give it once."],
  [["verify"], "verify needs DIR: The folder of evidence."],
  [["help", "chek"], "There is no command chek: did you mean check?"],
  [["destroy", "almendro", "--yes", "kade"], "The name typed is not the tenant's: nothing was touched."],
])("%j is wrong, and the answer says what is right", async (argv, says) => {
  const { code, out, side } = await run(...argv);
  expect(code).toBe(2);
  expect(argv.includes("--json") ? out : side).toContain(says);
  expect(argv.includes("--json") ? side : out).toBe("");
});

test("help names every command, and each command's help every option", async () => {
  const { code, out } = await run("--help");
  expect(code).toBe(0);
  for (const command of [
    "new",
    "upgrade",
    "migrate",
    "check",
    "plan",
    "preview",
    "up",
    "refresh",
    "promises",
    "destroy",
    "export",
    "doctor",
    "tenants",
    "simulator",
    "start",
  ]) {
    expect(out).toMatch(new RegExp(`^  ${command} +\\S`, "m"));
    expect((await run(command, "--help")).out).toContain(`npx domicile ${command}`);
  }
  expect((await run("up", "--help")).out).toMatch(
    /--simulate.*\n.*--yes.*\n.*--replace URN.*\n.*--outside.*\n.*--inside.*\n.*--json/,
  );
});

test("its version is the package's, alone on a line", async () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(await run("--version")).toMatchObject({ code: 0, out: version, side: "" });
});

test("no command at all shows the help and is a mistake", async () => {
  const { code, out, side } = await run();
  expect([code, out]).toEqual([2, ""]);
  expect(side).toContain("npx domicile COMMAND TENANT");
});
