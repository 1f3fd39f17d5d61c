import { describe, expect, test } from "vitest";
import { type Agreed, annexOf, annexPage } from "../../../evidence/index.ts";
import { retentionOf, rules, subjectOf } from "../../../policies/index.ts";
import { declared, TENANTS } from "../../stacks/tenants.ts";
import { ledgerOf } from "../ledgers.ts";

const asked = { file: "tenants/some.yaml", sha256: "0123abc" };

async function agreed(name: string): Promise<Agreed> {
  const home = await declared(name);
  const { order, settled, graph } = home;
  const retention = retentionOf(subjectOf(order, settled, graph, new Date("2026-11-22")));
  return { settled, platform: order.platform, ledger: ledgerOf(home), retention, asked, at: "2026-11-22" };
}

const at = (value: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((found, step) => (found as Record<string, unknown> | undefined)?.[step], value);

describe.each(TENANTS)("the annex of %s", (name) => {
  test("says nothing that isn't in the file, in the law's tables or promised", async () => {
    const given = await agreed(name);
    const { settled, platform, ledger } = given;
    const sources = new Set([
      ...settled.homes.map(({ reason }) => reason.source),
      ...Object.values(settled.terms).map(({ reason }) => reason.source),
      "the regions of all places above",
    ]);
    for (const { says, source } of annexOf(given).sections.flatMap(({ sentences }) => sentences)) {
      if (source.kind === "field") expect(at(settled.tenant, source.ref), says).toBeDefined();
      else if (source.kind === "platform") expect(at(platform, source.ref), says).toBeDefined();
      else if (source.kind === "law") expect(sources, says).toContain(source.says);
      else if (source.kind === "rule") expect(rules.map(({ name }) => name)).toContain(source.ref);
      else expect(ledger.map(({ promised }) => promised.id)).toContain(source.ref);
    }
  });

  test("says where every kind of thing lives, and every promise that was sold", async () => {
    const given = await agreed(name);
    const { sections } = annexOf(given);
    const refs = (title: string) =>
      sections.find((section) => section.title === title)?.sentences.map(({ source }) => source.ref) ?? [];
    const housed = refs("Where everything lives, and why").flatMap((ref) => ref.split(", "));
    expect(housed.sort()).toEqual(given.settled.homes.map(({ what }) => what).sort());
    const sold = given.ledger.filter(({ outcome }) => outcome !== "not-sold");
    expect(refs("What is promised")).toEqual(sold.map(({ promised }) => promised.id));
  });

  test("is one page that calls nobody and runs nothing, with the digest of its file", async () => {
    const html = annexPage(await agreed(name));
    expect(html).toContain("Written on 2026-11-22 from tenants/some.yaml, SHA-256 0123abc.");
    expect(html).not.toMatch(/<script|<link|src=|url\(|@import|undefined|\[object/);
  });
});

test("the annex has what a customer agreed to, in numbers", async () => {
  const { sections } = annexOf(await agreed("little-acorn"));
  const says = sections.flatMap(({ sentences }) => sentences.map((sentence) => sentence.says));
  expect(says).toContain(
    "Backups are made every day and kept, one of each day for 30 days and one of each month for 24 months.",
  );
  expect(says).toContain("Everything is destroyed 60 days later.");
  expect(says).toContain(
    "What is deleted on 2026-11-22 from the database little-acorn and the files little-acorn-export is in no copy from 2028-11-02 on.",
  );
  expect(says).toContain(
    "Of the files little-acorn-files: nobody can read it from 2030-03-05 on, and no copy of it is left from 2032-04-02 on.",
  );
  expect(says).toContain("The vendor's staff get in: in the hours agreed.");
  expect(says).toContain(
    "The system may call, encrypted and by name: labs.results.example and claims.clearing.example.",
  );
});

test("whatever a customer is called stands in its annex as text", async () => {
  const given = await agreed("almendro");
  const { tenant } = given.settled;
  const customer = { ...tenant.customer, organisation: "<img src=x onerror=alert(1)>" };
  const html = annexPage({ ...given, settled: { ...given.settled, tenant: { ...tenant, customer } } });
  expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
  expect(html).not.toContain("<img");
});
