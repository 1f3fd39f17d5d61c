import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadTenant, tenantNames } from "../../spec/index.ts";
import { Project } from "./given.ts";

const ALMENDRO = "tenants/almendro.yaml";
let project: Project;
beforeEach(() => {
  project = new Project();
});
afterEach(() => project.remove());

describe("an order", () => {
  test("the five examples load, each with its own accounts and product", () => {
    const orders = tenantNames(project.root).map((name) => project.load(name));
    expect(orders.map(({ tenant, product }) => [tenant.name, product.name])).toEqual([
      ["almendro", "OpenHR"],
      ["cedar-hollow", "OpenEMR"],
      ["fjordbevegelse", "ExorLive"],
      ["kade", "OthoMatic"],
      ["little-acorn", "OP Cloud"],
    ]);
    const accounts = orders.flatMap((order) => [order.accounts.tenant, order.accounts.backup]);
    expect(new Set(accounts).size).toBe(10);
  });

  test("what the file leaves out is filled in from product, platform and country", () => {
    project
      .edit(ALMENDRO, /maintenance:.*\n/, "")
      .edit(ALMENDRO, "  backups: in-country\n", "")
      .edit(ALMENDRO, "  from: [ES]\n", "");
    const { tenant } = project.load();
    expect(tenant.product).toEqual({
      name: "OpenHR",
      version: "12.4",
      host: "almendro.homes.vendor.example",
      database: "postgres",
    });
    expect(tenant.maintenance).toEqual({ day: "Sunday", from: "02:00", zone: "Europe/Madrid" });
    expect(tenant.place.backups).toBe("in-country");
    expect(tenant.access.from).toEqual(["ES"]);
    expect(tenant.backups.keep.all).toBeUndefined();
  });

  test("the vendor's files are read anew when they change, also in the same process", () => {
    const { platform } = project.load();
    expect(project.load("kade").platform).toBe(platform);
    project.edit("platform/platform.yaml", "homes.vendor.example", "homes.vendor.test");
    expect(project.load().platform).not.toEqual(platform);
    expect(() => Object.assign(platform, { domain: "elsewhere.example" })).toThrow(TypeError);
  });

  test("a copy lives 48 hours where no other term keeps it", () => {
    expect(project.load("kade").tenant.backups.keep.all).toBe("48 hours");
    project.edit(ALMENDRO, "daily: 35 days, ", "");
    expect(project.load().tenant.backups.keep).toEqual({ all: "48 hours", monthly: "12 months" });
  });

  test("a field, a list entry and a missing field are found where they stand or should stand", () => {
    const { locate } = project.load();
    expect(locate("place.data")).toEqual({ line: 30, column: 9 });
    expect(locate("connections.vpn.0.networks.0")).toEqual({ line: 47, column: 62 });
    expect(locate("mail.nothing")).toEqual(locate("mail"));
    expect(locate("")).toEqual({ line: 4, column: 1 });
  });

  test("a name, a path in the project and an absolute path mean the same file", () => {
    expect(project.load("tenants/almendro.yaml")).toMatchObject({ file: ALMENDRO });
    expect(project.load(join(project.root, ALMENDRO))).toMatchObject({ file: ALMENDRO });
  });
});

describe("a tenant file by itself", () => {
  test("loads without platform and product, with the defaults that need nothing else", () => {
    const { product, place, availability } = loadTenant(join(project.root, "tenants/cedar-hollow.yaml"));
    expect(product).toEqual({ name: "OpenEMR", version: "7.0", database: "mysql" });
    expect(place).toEqual({ data: "in-country", cloud: "public" });
    expect(availability).toEqual({ lose: "1 hour", return: "8 hours" });
  });

  test("is refused for what it alone decides, and for nothing else", () => {
    project.edit(ALMENDRO, '"12.4"', '"99"').edit(ALMENDRO, "hold: 30 days", "hold: 3 days");
    expect(() => loadTenant(join(project.root, ALMENDRO))).toThrow(
      /^exit.hold: data can't be held for 3 days after the end; write 7 to 180 days.$/,
    );
  });
});

describe("a file that can't be found", () => {
  test.each([
    ["almndro", 'There is no tenant file "almndro". Did you mean almendro?'],
    [
      "nobody",
      'There is no tenant file "nobody". Known tenants are almendro, cedar-hollow, fjordbevegelse, kade, little-acorn.',
    ],
    [
      "../x",
      '"../x" is neither a tenant\'s name nor a .yaml file; write one of almendro, cedar-hollow, fjordbevegelse, kade, little-acorn, or a path.',
    ],
  ])("%s", (asked, say) => {
    expect(project.says(asked)).toEqual([say]);
  });

  test("a path that leads out of the project is refused, by dots or by a link", () => {
    const other = new Project();
    const out = join("..", other.root.split("/").at(-1) ?? "", ALMENDRO);
    symlinkSync(join(other.root, ALMENDRO), join(project.root, "tenants", "linked.yaml"));
    expect(project.says(out)).toEqual([
      `"${out}" leads out of the project; write a tenant's name or a file inside it.`,
    ]);
    expect(project.says("linked")).toEqual([
      '"linked" leads out of the project; write a tenant\'s name or a file inside it.',
    ]);
    other.remove();
  });
});

describe("what several files decide together", () => {
  test.each([
    [
      "name: almendro",
      "name: almendra",
      "name: the file is named almendro and the tenant almendra; a tenant file is named after its tenant, so write almendro or rename the file.",
    ],
    ["name: OpenHR", "name: OpenHr", "product.name: the vendor writes OpenHR, not OpenHr; write OpenHR."],
    [
      "name: OpenHR",
      "name: OpenRH",
      "product.name: the vendor has no product OpenRH; write the one in platform/products/openhr.yaml.",
    ],
    ['"12.4"', '"12.44"', "product.version: OpenHR has no 12.44; write 12.4."],
    ['version: "12.4"', 'version: "12.4"\n  database: mysql', "product.database: OpenHR has no mysql; write postgres."],
    [
      "from: [ES]",
      "from: [ES, FR]",
      "access.from.1: nobody of the vendor's works from France (FR); choose among Spain (ES), Ireland (IE), Netherlands (NL), Norway (NO), United States (US), or ask whoever runs the platform to list operators there.",
    ],
    ["exit:", "cleanup: { old-cases: 2 years }\nexit:", "cleanup.old-cases: OpenHR has no old-cases; remove it."],
  ])("%s → %s", (from, to, say) => {
    project.edit(ALMENDRO, from, to);
    expect(project.says()).toEqual([say]);
  });

  test("no more people are sold than AWS lets one role list, with the networks that they come from", () => {
    const networks = Array.from({ length: 60 }, (_, at) => `192.0.2.${at}/32`).join(", ");
    project.edit("platform/platform.yaml", "ES: [192.0.2.128/28]", `ES: [${networks}]`);
    project.edit(ALMENDRO, "access:\n", "access:\n  people: 40\n");
    expect(project.says()).toEqual([
      "access.people: AWS can't list 40 people who come from 60 networks; write 23 at most, or ask whoever runs the platform to name fewer networks.",
    ]);
  });

  test("a product that goes back to backups only can't promise less than the gap between them", () => {
    project.edit("tenants/kade.yaml", "lose: 6 hours", "lose: 4 hours");
    expect(project.says("kade")).toEqual([
      "availability.lose: OthoMatic goes back to a backup only, and backups made every 4 hours can be 5 hours apart; write at least 5 hours, or make them more often.",
    ]);
  });

  test("calls are sold of a product alone that other systems can call", () => {
    project.edit("platform/products/othomatic.yaml", "api: /api/\n", "");
    expect(project.says("kade")).toEqual([
      "connections.api: OthoMatic has nothing that other systems call; write false.",
    ]);
  });

  test("a tenant without accounts is not built", () => {
    project.edit("platform/platform.yaml", /.*almendro.*\n/, "");
    expect(project.says()).toEqual([
      "name: platform/platform.yaml lists no accounts for almendro; `npx domicile foundation up --write` makes them and writes them there.",
    ]);
  });

  test("no two tenants share an account, and a copy never lies in the account it protects", () => {
    project
      .edit("platform/platform.yaml", '"220000000021"', '"220000000011"')
      .edit("platform/platform.yaml", '"220000000032"', '"220000000031"');
    expect(project.says()).toEqual([
      "platform/platform.yaml: tenants.little-acorn.tenant: 220000000011 is already tenants.almendro.tenant; every tenant needs two accounts of its own.",
      "platform/platform.yaml: tenants.kade.backup: 220000000031 is already tenants.kade.tenant; every tenant needs two accounts of its own.",
    ]);
  });

  test("problems of all three files are told at once, each with its file and line", () => {
    project
      .edit(ALMENDRO, "users: 640", "users: none")
      .edit("platform/platform.yaml", 'kubernetes: "1.36"', "kubernetes: 1.36")
      .edit("platform/products/openhr.yaml", "port: 8443", "port: 443");
    expect(project.problems().map(({ file, line, path, say }) => [file, line, path, say])).toEqual([
      [ALMENDRO, 13, "size.users", 'size.users is "none"; write a whole number from 1 to 1000000.'],
      [
        "platform/platform.yaml",
        7,
        "kubernetes",
        'platform/platform.yaml: kubernetes is the number 1.36; put it in quotes as it is meant, such as "1.36".',
      ],
      [
        "platform/products/openhr.yaml",
        7,
        "web.port",
        "platform/products/openhr.yaml: web.port is 443; write a whole number from 1024 to 65535.",
      ],
    ]);
  });

  test("what the vendor has not said is asked for and never assumed", () => {
    project.edit("platform/products/openhr.yaml", /web:\n {2}image.*\n {2}port.*\n {2}health.*\n/, "");
    expect(project.says()).toEqual([
      "platform/products/openhr.yaml: web is missing; add it: The part that answers people.",
    ]);
  });
});
