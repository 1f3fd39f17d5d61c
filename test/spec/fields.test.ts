import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Project } from "./given.ts";

const ALMENDRO = "tenants/almendro.yaml";
let project: Project;
beforeEach(() => {
  project = new Project();
});
afterEach(() => project.remove());

describe("a field that is wrong by itself", () => {
  test.each([
    ["users: 640", "usres: 640", "usres is not a field of size. Write users; known are users, data, plan, hardware."],
    [
      "hardware: dedicated",
      "plan: standart",
      'size.plan is "standart"; write small, standard or large; most likely standard.',
    ],
    ["  users: 640\n", "", "size.users is missing; add it: People who use it; 1 to 1,000,000."],
    ["data: 120 GB", "data: 70 TB", 'size.data is "70 TB"; write at most 60 TB.'],
    [
      "country: ES",
      "country: es",
      'customer.country is "es"; write a country as two capital letters, such as ES or "NO".',
    ],
    ['"12.4"', "12.4", 'product.version is the number 12.4; put it in quotes as it is meant, such as "12.4".'],
    [
      "lose: 1 hour",
      "lose: 90 minutes",
      'availability.lose is "90 minutes"; write a number and hours, days, months or years, such as 30 days; at most 99 years.',
    ],
    [
      "10.20.0.0/16",
      "10.20.1.0/16",
      'connections.vpn.0.networks.0 is "10.20.1.0/16"; write a network such as 10.20.0.0/16, with nothing set behind its prefix.',
    ],
    ["10.20.0.0/16", "0.0.0.0/0", 'connections.vpn.0.networks.0 is "0.0.0.0/0"; write a network no wider than /8.'],
    [
      "[api.payroll.example]",
      '["*.example"]',
      'connections.egress.0 is "*.example"; write a host name in small letters, such as rrhh.almendro.example, with no https:// and no path.',
    ],
    ["zone: Europe/Madrid", "zone: Madrid", 'maintenance.zone is "Madrid"; write a time zone such as Europe/Madrid.'],
  ])("%s → %s", (from, to, say) => {
    project.edit(ALMENDRO, from, to);
    expect(project.says()).toEqual([say]);
  });

  test("a name that a cloud reserves or mangles is refused before anything bears it", () => {
    for (const name of ["aws-clinic", "a--b", "clinic-", "Clinic", "ab", "a-name-of-twenty-one-c"]) {
      project.edit(ALMENDRO, /^name: .*$/m, `name: ${name}`);
      expect(project.problems().map(({ path }) => path)).toEqual(["name"]);
    }
  });

  test("characters that can't be seen are shown and refused", () => {
    project.edit(ALMENDRO, "organisation: Grupo Almendro Ficticio S.L.", 'organisation: "Grupo\\u0007"');
    expect(project.problems()[0]).toMatchObject({ path: "customer.organisation", found: "Grupo\\u0007" });
  });
});

describe("fields that decide about each other", () => {
  test.each([
    [
      "signed: 2026-09-14",
      "signed: 2027-01-01",
      "contract.starts: the contract starts on 2026-12-01, before it was signed on 2027-01-01; write 2027-01-01 or later.",
    ],
    [
      "ends: 2029-11-30",
      "ends: 2026-12-01",
      "contract.ends: the contract ends on 2026-12-01 and starts on 2026-12-01; write a day after 2026-12-01.",
    ],
    ["hold: 30 days", "hold: 6 days", "exit.hold: data can't be held for 6 days after the end; write 7 to 180 days."],
    [
      "hold: 30 days",
      "hold: 181 days",
      "exit.hold: data can't be held for 181 days after the end; write 7 to 180 days.",
    ],
    [
      "dpo@almendro",
      "maria.lopez@almendro",
      "contacts.privacy: maria.lopez@almendro.example looks like a person's address; write one of a function, such as privacy@almendro.example (join its words with a dash if it has several).",
    ],
    [
      "daily: 35 days, monthly: 12 months",
      "",
      "backups.keep: no copy would be kept; write at least one of daily, weekly, monthly or yearly with a time, such as daily: 30 days.",
    ],
    [
      "daily: 35 days",
      "all: 3 days, daily: 35 days",
      "backups.keep.all: only one copy is made a night, so there is nothing for all to keep; remove it or write every: 4 hours.",
    ],
    [
      / {2}approver.*\n/,
      "",
      "access.approver: support on request needs a contact who says yes; write privacy, security or operations.",
    ],
    [
      "auditor-until: 2027-06-30",
      "auditor-until: 2029-12-01",
      "access.auditor-until: the auditor may look until 2029-12-01 and the contract ends on 2029-11-30; write that day at most.",
    ],
    [
      "support: on-request",
      "support: scheduled",
      "access.windows: scheduled support needs its hours; write some, such as [Tuesday 18:00-20:00].",
    ],
    [
      "support: on-request",
      "support: on-request\n  windows: [Tuesday 18:00-20:00]",
      "access.windows: hours belong to scheduled support and support is on-request; remove them or write support: scheduled.",
    ],
    [
      "  way: session",
      "  folder: { name: help, keep: 31 days }",
      "access.folder.keep: files for support can't stay 31 days; write 30 days at most.",
    ],
    [
      "through: head-office",
      "through: head-ofice",
      "connections.directory.through: there is no VPN named head-ofice; write head-office.",
    ],
    [
      "through: head-office",
      "through: head-office, dns: [10.20.0.53, 10.21.0.53]",
      "connections.directory.dns.1: 10.21.0.53 is in no network of the VPN head-office; write an address in 10.20.0.0/16, or add its network there.",
    ],
    ["folder: imports", "folder: payslips", "files.1.folder: payslips is already used above; write another."],
    [
      "networks: [10.20.0.0/16]",
      "networks: [10.20.0.0/16, 10.20.4.0/24]",
      "connections.vpn.0.networks.1: 10.20.4.0/24 shares addresses with 10.20.0.0/16 at connections.vpn.0.networks.0; write networks that don't overlap.",
    ],
  ])("%s → %s", (from, to, say) => {
    project.edit(ALMENDRO, from, to);
    expect(project.says()).toEqual([say]);
  });

  test("a country with several times has to say when updates may interrupt", () => {
    project.edit("tenants/little-acorn.yaml", /maintenance:.*\n/, "");
    expect(project.problems("little-acorn").map(({ path, line }) => [path, line])).toEqual([["maintenance", 3]]);
  });

  test("one mistake doesn't hide another in a different section", () => {
    project
      .edit(ALMENDRO, "users: 640", "users: 0")
      .edit(ALMENDRO, "hold: 30 days", "hold: 1 year")
      .edit(ALMENDRO, "dpo@", "ana.gil@");
    expect(project.problems().map(({ path }) => path)).toEqual(["size.users", "exit.hold", "contacts.privacy"]);
  });
});

describe("a file that can't be read", () => {
  const line = (number: number, say: string) => `${ALMENDRO}, line ${number}: ${say}.`;
  test.each([
    ["a field written twice", "\nexit: {}\n", [line(64, "this field is written twice; keep one of them")]],
    [
      "a second document",
      "\n---\nname: b\n",
      [line(64, "a file holds one document; remove the line of dashes and what follows it")],
    ],
    [
      "a field that would reach into the program",
      "\n__proto__: { a: 1 }\n",
      [line(64, "no field is named __proto__; remove it")],
    ],
    ["a number for a name", "\n12: x\n", [line(64, "a field's name must be a word; put it in quotes")]],
    [
      "a tag",
      "\nx: !!binary aGk=\n",
      [line(64, "words that begin with an exclamation mark have no meaning here; remove it or use quotes")],
    ],
    ["an alias", "\nx: &a 1\ny: *a\n", [line(65, "this refers to another place in the file; write the value itself")]],
    ["an open quote", '\nx: "a\n', [line(65, "a quote, bracket, colon or comma is missing here; add it")]],
  ])("%s", (_, tail, says) => {
    project.edit(ALMENDRO, /$/, tail);
    expect(project.says()).toEqual(says);
  });

  test("a tab for spaces", () => {
    project.edit(ALMENDRO, "  organisation", "\torganisation");
    expect(project.says()).toEqual([line(7, "this line is indented with a tab; use spaces")]);
  });

  test.each([
    ["", "is empty or not a list of fields; begin it like the example files"],
    ["- a\n", "is empty or not a list of fields; begin it like the example files"],
    [new Uint8Array([0xff, 0xfe, 0x41]), "is not plain text in UTF-8; save it so"],
    ["#".repeat(262145), "has 262145 bytes; at most 262144 are read. Take out what isn't needed"],
  ])("a file that holds something else (%#)", (content, say) => {
    project.write(ALMENDRO, content);
    expect(project.says()).toEqual([`${ALMENDRO} ${say}.`]);
  });

  test("thousands of brackets and aliases that multiply are an answer, not a crash", () => {
    project.write(ALMENDRO, `a: ${"[".repeat(200_000)}`);
    expect(project.says()).toHaveLength(1);
    const bomb = Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [${i === 0 ? "x" : `*a${i - 1}, *a${i - 1}`}]`);
    project.write(ALMENDRO, bomb.join("\n"));
    expect(new Set(project.says().map((say) => say.split(": ")[1]))).toEqual(
      new Set(["this refers to another place in the file; write the value itself."]),
    );
  });

  test("line ends and a byte order mark of other systems are no mistake", () => {
    project.edit(ALMENDRO, /\n/g, "\r\n").edit(ALMENDRO, /^/, "\ufeff");
    expect(project.load().tenant.name).toBe("almendro");
  });
});
