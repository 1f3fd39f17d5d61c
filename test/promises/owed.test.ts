import { describe, expect, test } from "vitest";
import { isRefused, type Settled, settle } from "../../law/index.ts";
import { owed, sayTerm } from "../../promises/index.ts";
import { loadOrder, type Product, type Tenant } from "../../spec/index.ts";

interface Sold {
  readonly settled: Settled;
  readonly product: Product;
}

/** An example as it was sold, or with something else in its contract. */
function sold(name: string, change: (tenant: Tenant) => Partial<Tenant> = () => ({})): Sold {
  const { tenant, product } = loadOrder({ root: process.cwd(), file: name });
  const settled = settle({ ...tenant, ...change(tenant) });
  if (isRefused(settled)) throw new Error(settled.map(({ say }) => say).join("\n"));
  return { settled, product };
}

function one({ settled, product }: Sold, id: string) {
  const found = owed(settled, product).find(({ promised }) => promised.id === id);
  if (found === undefined) throw new Error(`${product.name} doesn't promise ${id}`);
  return found;
}

const without = (connections: Partial<Tenant["connections"]>) => (tenant: Tenant) => ({
  connections: { ...tenant.connections, ...connections },
});
const keeping = (keep: Tenant["backups"]["keep"]) => (tenant: Tenant) => ({ backups: { ...tenant.backups, keep } });

describe("what a tenant is owed", () => {
  test("carries the numbers that the vendor promises, beside what the contract has", () => {
    expect(one(sold("little-acorn"), "op-cloud.17").terms).toEqual([
      { term: "every", promised: "24 hours", agreed: "24 hours", is: "held" },
      { term: "daily", promised: "30 days", agreed: "30 days", is: "held" },
      { term: "monthly", promised: "24 months", agreed: "24 months", is: "held" },
    ]);
    expect(one(sold("fjordbevegelse"), "exorlive.22").terms).toEqual([
      { term: "report", promised: "72 hours", agreed: "72 hours", is: "held" },
    ]);
  });

  test("is as much as was promised when the contract gives more", () => {
    const longer = sold("little-acorn", keeping({ daily: "60 days", monthly: "36 months" }));
    expect(one(longer, "op-cloud.17").terms.map(({ is }) => is)).toEqual(["held", "held", "held"]);
  });

  test("falls short when the contract gives less, or nothing", () => {
    const shorter = sold("little-acorn", keeping({ daily: "14 days" }));
    expect(one(shorter, "op-cloud.17").terms).toEqual([
      { term: "every", promised: "24 hours", agreed: "24 hours", is: "held" },
      { term: "daily", promised: "30 days", agreed: "14 days", is: "short" },
      { term: "monthly", promised: "24 months", agreed: null, is: "short" },
    ]);
  });

  test("is what the contract says where the vendor promises a number unless another is agreed", () => {
    const agreed = sold("fjordbevegelse", keeping({ daily: "90 days" }));
    expect(one(agreed, "exorlive.20").terms).toContainEqual({
      term: "daily",
      promised: "365 days",
      agreed: "90 days",
      is: "held",
    });
  });

  test("falls short when operators sit elsewhere than promised", () => {
    const elsewhere = sold("fjordbevegelse", ({ access }) => ({ access: { ...access, from: ["ES"] } }));
    expect(one(elsewhere, "exorlive.05").terms).toContainEqual({
      term: "operators-from",
      promised: "NO",
      agreed: "ES",
      is: "short",
    });
  });

  test("isn't a place that the customer traded for another", () => {
    const place = {
      data: "nearest-allowed",
      backups: "nearest-allowed",
      cloud: "public",
      accepted: "annex B",
    } as const;
    const nearer = sold("fjordbevegelse", () => ({ place }));
    expect(one(nearer, "exorlive.29").unsold).toBe("this tenant's contract has SE instead of IE");
    expect(one(nearer, "exorlive.03").unsold).toBe("this tenant's contract has SE, IE instead of IE");
  });

  test("is nothing when its product promises nothing", () => {
    const { settled, product } = sold("almendro");
    const { promises: _, ...silent } = product;
    expect(owed(settled, silent)).toEqual([]);
  });
});

describe("an option that wasn't bought", () => {
  const bought = (name: string, id: string, change?: (tenant: Tenant) => Partial<Tenant>) =>
    one(sold(name, change), id).unsold;

  test.each([
    ["a VPN", "almendro", "openhr.19", without({ vpn: [] }), "this tenant has no vpn"],
    [
      "directory and sign-on",
      "almendro",
      "openhr.21",
      (tenant: Tenant) => {
        const { directory: _, ...rest } = tenant.connections;
        return { connections: { ...rest, "sign-on": [] } };
      },
      "this tenant has no directory and no sign-on",
    ],
    ["mail", "cedar-hollow", "openemr.20", () => ({ mail: undefined }), "this tenant has no mail"],
    ["SFTP", "kade", "praclox.05", without({ sftp: [] }), "this tenant has no sftp"],
    ["the API", "kade", "praclox.06", without({ api: false }), "this tenant has no api"],
    ["shared folders", "kade", "praclox.07", without({ "shared-folders": [] }), "this tenant has no shared-folders"],
    ["folders with a term", "kade", "praclox.10", () => ({ files: [] }), "this tenant has no folders"],
    ["clean-up of cases", "kade", "praclox.08", () => ({ cleanup: {} }), "this tenant has no closed-cases"],
    ["clean-up of debtors", "kade", "praclox.09", () => ({ cleanup: {} }), "this tenant has no debtors-without-cases"],
    [
      "support",
      "kade",
      "praclox.01",
      ({ access }: Tenant) => ({ access: { ...access, support: "none" as const } }),
      "this tenant has no support",
    ],
    [
      "the folder for support",
      "kade",
      "praclox.04",
      ({ access: { folder: _, ...access } }: Tenant) => ({ access }),
      "this tenant has no support-folder",
    ],
    [
      "dedicated hardware",
      "fjordbevegelse",
      "exorlive.16",
      ({ size }: Tenant) => ({ size: { ...size, hardware: "shared" as const } }),
      "this tenant has no dedicated-hardware and no home-country",
    ],
  ])("isn't owed: %s", (_, name, id, change, because) => {
    expect(bought(name, id)).toBeNull();
    expect(bought(name, id, change as (tenant: Tenant) => Partial<Tenant>)).toBe(because);
  });
});

test("places that were agreed are said by the names of their countries, and everything else as it is", () => {
  expect([sayTerm("operators-from", "NO, US"), sayTerm("data-in", "IE"), sayTerm("daily", "30 days")]).toEqual([
    "Norway, the United States",
    "Ireland",
    "30 days",
  ]);
});
