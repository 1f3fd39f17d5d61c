import { beforeAll, describe, expect, test } from "vitest";
import { plan } from "../../operations/plan.ts";
import { projectRoot } from "../../operations/root.ts";
import { declareTenant } from "../../stacks/index.ts";
import { runStock, type StockRun } from "../support/stock.ts";

/** The runner's way to say that the person has been told already. */
const TOLD = 32;

const isThing = ({ type }: { readonly type: string }) => type !== "pulumi:pulumi:Stack";

describe("stock Pulumi, through its own runner,", () => {
  let good: StockRun;
  let noTenant: StockRun;
  let unlawful: StockRun;
  beforeAll(async () => {
    [good, noTenant, unlawful] = await Promise.all([
      runStock("almendro"),
      runStock("almendor"),
      runStock("almendro", { "domicile:range": "10.20.0.0/19" }),
    ]);
  });

  test("is asked to make exactly what `plan` shows, and told the outputs", async () => {
    const planned = await plan("almendro", { root: projectRoot, declare: (input) => declareTenant(input).outputs });
    expect([good.code, good.errors, good.printed]).toEqual([0, [], ""]);
    expect(good.registered.filter(isThing).map(({ urn }) => urn)).toEqual(
      planned.resources.filter(isThing).map(({ urn }) => urn),
    );
    expect(good.outputs).toEqual(expect.arrayContaining(["address", "cluster", "databaseHost", "records"]));
  });

  test("refuses a plan with its verdicts before any of it is declared, though no pack was asked for", () => {
    expect([unlawful.code, unlawful.registered.filter(isThing)]).toEqual([TOLD, []]);
    expect(unlawful.errors).toEqual([
      expect.stringMatching(/^Nothing was declared:\n {2}single-tenant-cidr: 10\.20\.0/),
    ]);
  });

  test("says plainly that no tenant is named like the stack, and which one was meant", () => {
    expect([noTenant.code, noTenant.registered.filter(isThing)]).toEqual([TOLD, []]);
    expect(noTenant.errors).toEqual([
      'Nothing was declared:\n  There is no tenant file "almendor". Did you mean almendro?',
    ]);
  });
});
