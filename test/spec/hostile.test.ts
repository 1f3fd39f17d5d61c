import { mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Project } from "./given.ts";

const ALMENDRO = "tenants/almendro.yaml";
const SPAN = "a number and hours, days, months or years, such as 30 days; at most 99 years";
const NAME =
  "3 to 20 small letters, digits and single dashes, beginning with a letter; aws, amazon, amzn, xn- and sthree can't begin it";
const FIELDS =
  "domicile, name, customer, product, size, data, contract, contacts, place, availability, backups, access, connections, users, mail, incident, files, cleanup, logs, maintenance, exit";

let project: Project;
let example: Uint8Array;
beforeAll(() => {
  project = new Project();
  example = readFileSync(join(project.root, ALMENDRO));
});
afterAll(() => project.remove());

/** What is wrong with the example once a text in it is replaced: `line path: sentence` of each problem. */
function wrong(from: string | RegExp, to: string): string[] {
  project.write(ALMENDRO, example).edit(ALMENDRO, from, to);
  return told();
}

function told(): string[] {
  return project.problems().map(({ line, path, say }) => `${line} ${path}| ${say}`);
}

const ORGANISATION = "Grupo Almendro Ficticio S.L.";
const seen = (text: string) =>
  `7 customer.organisation| customer.organisation is "${text}"; write it without the characters that can't be seen.`;

describe("characters that deceive", () => {
  test.each([
    ["text that turns round", '"Grupo \u202eoicitcif"', "Grupo \\u{202e}oicitcif"],
    ["a space without width", '"Gru\u200bpo"', "Gru\\u{200b}po"],
    ["a byte order mark inside", '"Gru\ufeffpo"', "Gru\\u{feff}po"],
    ["a control of another set", '"Gru\\u0085po"', "Gru\\u{85}po"],
    ["half a character", '"Gru\\ud800po"', "Gru\\ud800po"],
    ["a letter that shows nothing", '"\u3164"', "\\u{3164}"],
    ["a colour for the terminal", '"Gru\\u001b[31mpo"', "Gru\\u001b[31mpo"],
  ])("%s", (_, text, shown) => {
    expect(wrong(ORGANISATION, text)).toEqual([seen(shown)]);
  });

  test.each([
    ["name: almendro", "name: \u0430lmendro", `5 name| name is "\u0430lmendro"; write ${NAME}.`],
    ["name: almendro", "name: almendr🏠", `5 name| name is "almendr🏠"; write ${NAME}.`],
    ["name: almendro", "name: ../../etc", `5 name| name is "../../etc"; write ${NAME}.`],
    [
      "name: OpenHR",
      "name: \u041epenHR",
      "10 product.name| product.name: the vendor has no product \u041epenHR; write the one in platform/products/openhr.yaml.",
    ],
    [
      "name: OpenHR",
      "name: ../../../etc/passwd",
      "10 product.name| product.name: the vendor has no product ../../../etc/passwd; write one of those in platform/products: exorlive, op-cloud, openemr, openhr, othomatic.",
    ],
    [
      "country: ES",
      "country: ＥＳ",
      '8 customer.country| customer.country is "ＥＳ"; write a country as two capital letters, such as ES or "NO".',
    ],
    [
      "customer:",
      '"a\\u001b[31m": 1\ncustomer:',
      `6 a\u001b[31m| a\\u001b[31m is not a field. Remove it; known are ${FIELDS}.`,
    ],
  ])("%s → %s", (from, to, say) => {
    expect(wrong(from, to)).toEqual([say]);
  });

  test("an accent written in two characters is the same letter, and other scripts and emoji are no mistake", () => {
    expect(wrong(ORGANISATION, '"Cafe\u0301 医療法人 🏠"')).toEqual([]);
    expect(project.load().tenant.customer.organisation).toBe("Caf\u00e9 医療法人 🏠");
  });
});

test.each([" limit ", ""])("a field named %j is named in quotes", (field) => {
  expect(wrong(/$/, `\n${JSON.stringify(field)}: 1\n`)).toEqual([
    `64 ${field}| "${field}" is not a field. Remove it; known are ${FIELDS}.`,
  ]);
});

describe("words that reach into the program", () => {
  test.each([
    ["__proto__", "64 | tenants/almendro.yaml, line 64: no field is named __proto__; remove it."],
    ["constructor", "64 | tenants/almendro.yaml, line 64: no field is named constructor; remove it."],
    ["toString", `64 toString| toString is not a field. Remove it; known are ${FIELDS}.`],
  ])("a field named %s", (field, say) => {
    expect(wrong(/$/, `\n${field}: { mfa: off }\n`)).toEqual([say]);
  });

  test.each(["__proto__", "constructor", "toString"])("a release named %s", (release) => {
    expect(wrong('"12.4"', release)).toEqual([
      `11 product.version| product.version: OpenHR has no ${release}; write 12.3 or 12.4 or 12.5.`,
    ]);
  });
});

describe("what no cloud would take", () => {
  test.each([
    ["users: 640", "users: 1e9", "13 size.users| size.users is 1000000000; write a whole number from 1 to 1000000."],
    [
      "users: 640",
      'users: "640"',
      '13 size.users| size.users is "640"; write a whole number from 1 to 1000000 without quotes.',
    ],
    ["data: 120 GB", "data: 99999 TB", '14 size.data| size.data is "99999 TB"; write at most 60 TB.'],
    [
      "signed: 2026-09-14",
      "signed: 1800-01-01",
      '21 contract.signed| contract.signed is "1800-01-01"; write a date from 2000-01-01 to 2199-12-31.',
    ],
    [
      "signed: 2026-09-14",
      "signed: 2026-02-30",
      '21 contract.signed| contract.signed is "2026-02-30"; write a date such as 2026-12-01.',
    ],
    [
      "country: ES",
      "country: UK",
      '8 customer.country| customer.country is "UK"; write a country of ISO 3166, such as GB.',
    ],
    [
      "country: ES",
      "country: XX",
      '8 customer.country| customer.country is "XX"; write a country of ISO 3166, such as ES.',
    ],
    [
      "zone: Europe/Madrid",
      "zone: Europe/Atlantis",
      '59 maintenance.zone| maintenance.zone is "Europe/Atlantis"; write a time zone such as Europe/Madrid.',
    ],
    [
      "zone: Europe/Madrid",
      "zone: europe/madrid",
      '59 maintenance.zone| maintenance.zone is "europe/madrid"; write a time zone such as Europe/Madrid.',
    ],
    [
      "monthly: 12 months",
      "monthly: 100 years",
      `37 backups.keep.monthly| backups.keep.monthly is "100 years"; write ${SPAN}.`,
    ],
    ["keep: 2 years", "keep: 11 years", '58 logs.keep| logs.keep is "11 years"; write at most 10 years.'],
    [
      "test: every 30 days",
      "test: every 1 day",
      '38 backups.test| backups.test is "every 1 day"; write every 2 days to every 12 months.',
    ],
    [
      "test: every 30 days",
      "test: every 999 months",
      '38 backups.test| backups.test is "every 999 months"; write every 2 days to every 12 months.',
    ],
    [
      "support: on-request",
      "support: scheduled\n  windows: [Tuesday 22:00-02:00]",
      '41 access.windows.0| access.windows.0 is "Tuesday 22:00-02:00"; write hours that end after they begin on the same day, such as Tuesday 18:00-20:00.',
    ],
    [
      'version: "12.4"',
      `version: "12.4"\n  host: ${"a".repeat(48)}.almendro.example`,
      `12 product.host| product.host is "${"a".repeat(48)}.almendro.example"; write a host of at most 64 characters, or it gets no certificate.`,
    ],
    [
      'version: "12.4"',
      'version: "12.4"\n  host: kade.homes.vendor.example',
      "12 product.host| product.host: kade.homes.vendor.example is in the vendor's domain and not this tenant's; write almendro.homes.vendor.example or a host of the customer's own.",
    ],
    [
      "folder: payslips",
      "folder: ../payslips",
      '55 files.0.folder| files.0.folder is "../payslips"; write a folder such as in/zorg: small letters, digits, dashes and slashes.',
    ],
    [
      "folder: payslips",
      "folder: imports/payslips",
      "55 files.0.keep| files.0.keep: files stay 4 years in imports/payslips and 30 days in imports around it, which would take them first; write 30 days at most or another folder.",
    ],
    ["classes: [hr]", "classes: [hr, hr]", "17 data.classes| data.classes is a list; write each of them once."],
    [
      "classes: [hr]",
      "classes: []",
      "17 data.classes| data.classes is an empty list; write a list with at least one entry.",
    ],
    [
      "dpo@almendro.example",
      '"dpo@almendro.example\\r\\nBcc: x@y.example"',
      '26 contacts.privacy| contacts.privacy is "dpo@almendro.example\\r\\nBcc: x@y.example"; write an address such as privacy@almendro.example.',
    ],
  ])("%s → %s", (from, to, say) => {
    expect(wrong(from, to)).toEqual([say]);
  });
});

describe("networks that can't be joined", () => {
  const reserved = (network: string) =>
    `47 connections.vpn.0.networks.0| connections.vpn.0.networks.0 is "${network}"; write a network that hosts can be in, not one that is reserved.`;
  const inside = (address: string) =>
    `47 connections.vpn.0.address| connections.vpn.0.address is "${address}"; write one public address, such as 203.0.113.10.`;
  test.each([
    ["10.20.0.0/16", "127.0.0.0/8", reserved("127.0.0.0/8")],
    ["10.20.0.0/16", "169.254.0.0/16", reserved("169.254.0.0/16")],
    ["10.20.0.0/16", "224.0.0.0/8", reserved("224.0.0.0/8")],
    [
      "10.20.0.0/16",
      "172.20.8.0/24",
      "47 connections.vpn.0.networks.0| connections.vpn.0.networks.0: 172.20.8.0/24 shares addresses with 172.20.0.0/16, which every home uses within itself; name networks outside it, or have the other side translate these.",
    ],
    ["203.0.113.10", "10.20.0.1", inside("10.20.0.1")],
    ["203.0.113.10", "0.0.0.0", inside("0.0.0.0")],
    [
      "10.20.0.0/16",
      "10.0.0.0/8, 172.24.0.0/13, 192.168.0.0/16",
      "46 connections.vpn| connections.vpn: these networks leave the tenant no 8,192 private addresses in a row of its own; name only networks that must be reached.",
    ],
    [
      "networks: [10.20.0.0/16] }",
      "networks: [10.20.0.0/16] }\n    - { name: other, address: 203.0.113.10, networks: [10.21.0.0/16] }",
      "48 connections.vpn.1.address| connections.vpn.1.address: 203.0.113.10 is already used above; write another.",
    ],
  ])("%s → %s", (from, to, say) => {
    expect(wrong(from, to)).toEqual([say]);
  });

  test("half the last private network is room enough", () => {
    expect(wrong("10.20.0.0/16", "10.0.0.0/8, 172.24.0.0/13, 192.168.0.0/17")).toEqual([]);
  });
});

describe("too much of anything", () => {
  const partner = (index: number) => `    - { partner: p${index}, addresses: [198.51.100.0/24], folder: in/p${index} }`;
  test("3,000 partners are one problem", () => {
    const partners = Array.from({ length: 3000 }, (_, index) => partner(index)).join("\n");
    expect(wrong("  sign-on:", `  sftp:\n${partners}\n  sign-on:`)).toEqual([
      "49 connections.sftp| connections.sftp is a list; write a list with at most 100 entries.",
    ]);
  });

  test("3,000 unknown fields are a hundred problems and the number of the others", () => {
    const says = wrong(/$/, `\n${Array.from({ length: 3000 }, (_, index) => `k${index}: 1`).join("\n")}\n`);
    expect(says).toHaveLength(101);
    expect(says.at(-1)).toBe("163 | And 2900 further problems; mend these first.");
  });

  test("a name longer than any and brackets without end are said where they stand", () => {
    expect(wrong(/$/, `\n${"k".repeat(5000)}: 1\n`)).toEqual([
      "64 | tenants/almendro.yaml, line 64: a field's name is far too long; check the colon after it.",
    ]);
    project.write(ALMENDRO, `a: ${"[".repeat(20_000)}${"]".repeat(20_000)}`);
    expect(told()).toEqual([
      "1 | tenants/almendro.yaml, line 1: brackets are nested too deeply here; a few levels are enough.",
    ]);
  });
});

describe("files that are something else", () => {
  const whole = (say: string) => [`null | tenants/almendro.yaml ${say}.`];
  test.each([
    ["a picture", Buffer.from("iVBORw0KGgoAAAANSUhEUgAA", "base64"), "is not plain text in UTF-8; save it so"],
    ["two bytes a character", Buffer.from("domicile: 1\n", "utf16le"), "is not plain text in UTF-8; save it so"],
    ["zeros", new Uint8Array(100), "is not plain text in UTF-8; save it so"],
    ["one word", "almendro", "is empty or not a list of fields; begin it like the example files"],
    ["another format", "<tenant/>", "is empty or not a list of fields; begin it like the example files"],
  ])("%s", (_, content, say) => {
    project.write(ALMENDRO, content);
    expect(told()).toEqual(whole(say));
  });

  test.each([
    ["%YAML 1.1\n---\n", "1 | tenants/almendro.yaml, line 1: a line that begins with % has no use here; remove it."],
    [
      "%TAG ! tag:x,2000:\n---\n",
      "1 | tenants/almendro.yaml, line 1: a line that begins with % has no use here; remove it.",
    ],
  ])("a directive: %j", (head, say) => {
    expect(wrong(/^/, head)).toEqual([say]);
  });

  test("a name made of a list is said where it stands", () => {
    expect(wrong(/$/, "\n? [a, b]\n: 1\n")).toEqual([
      "64 | tenants/almendro.yaml, line 64: a field's name must be a word; put it in quotes.",
    ]);
  });

  test("line ends of a system long gone are no mistake", () => {
    expect(wrong(/\n/g, "\r")).toEqual([]);
  });

  test("a folder, a device behind a link and a link to nowhere are answered at once", () => {
    const file = join(project.root, ALMENDRO);
    rmSync(file);
    mkdirSync(file);
    expect(told()).toEqual(whole("is a folder; put the file itself in its place"));
    rmSync(file, { recursive: true });
    symlinkSync("/dev/zero", file);
    expect(project.says(file)).toEqual([`${ALMENDRO} is no ordinary file; put the file itself in its place.`]);
    rmSync(file);
    symlinkSync(join(project.root, "nowhere"), file);
    expect(told()).toEqual([
      'null | The file of "almendro" is a link to one that isn\'t there; put the tenant file itself in its place.',
    ]);
    rmSync(file);
  });
});
