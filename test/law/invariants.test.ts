import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefused, regionOf, regions, settle } from "../../law/index.ts";
import { objectionsTo, objectionsToCopy } from "../../law/suits.ts";
import { law } from "../../law/tables.ts";
import { parseSpan, type Tenant } from "../../spec/index.ts";
import { customer, refused } from "./given.ts";

const COUNTRIES = [...new Set([...regions.map(({ country }) => country), ...law.eea, "KE", "TR"])];
const country = fc.constantFrom(...COUNTRIES);
const place = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("in-country", "nearest-allowed") },
  { weight: 1, arbitrary: country },
);
const span = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.constantFrom("hours", "days", "months"))
  .map(([n, unit]) => `${n} ${unit}`);
const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const mostly = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 4, arbitrary: value });

/** Any tenant that spec/ can hand over, as far as the law looks at it. */
const tenants: fc.Arbitrary<Tenant> = fc
  .record({
    country,
    kind: fc.constantFrom("private" as const, "public" as const),
    state: mostly(fc.constantFrom("TX", "FL", "OH", "QC", "NS", "ON", "XX")),
    classes: fc.uniqueArray(fc.constantFrom("hr", "health", "legal", "financial", "children", "other"), {
      minLength: 1,
    }),
    special: fc.oneof(
      { weight: 5, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: fc.subarray(["epd", "my-health-record", "tax-data", "unknown"]) },
    ),
    regimes: fc.subarray(["GDPR", "NIS2"]),
    data: place,
    backups: place,
    cloud: fc.constantFrom(
      "public" as const,
      "public" as const,
      "public" as const,
      "sovereign" as const,
      "government" as const,
    ),
    accepted: mostly(fc.constant("annex 1")),
    separate: fc.boolean(),
    plan: fc.constantFrom("small" as const, "standard" as const, "large" as const),
    way: fc.constantFrom("session" as const, "vpn" as const),
    mail: rarely(fc.constant({ domain: "mail.example.example" })),
    keep: rarely(span),
    report: rarely(span),
  })
  .map((any) => {
    const { mail, state, accepted } = any;
    const base = customer(any.country, {
      data: { classes: any.classes as Tenant["data"]["classes"], special: any.special, regimes: any.regimes },
      place: { data: any.data, backups: any.backups, cloud: any.cloud, ...(accepted ? { accepted } : {}) },
      backups: { separate: any.separate },
      size: { plan: any.plan },
      access: { way: any.way },
      logs: any.keep ? { keep: any.keep } : {},
      incident: any.report ? { report: any.report } : {},
    });
    const who = { organisation: "Example", country: any.country, kind: any.kind, ...(state ? { state } : {}) };
    return { ...base, customer: who, ...(mail ? { mail } : {}) };
  });

const settledTenants = tenants
  .map((tenant) => ({ tenant, result: settle(tenant) }))
  .filter(({ result }) => !isRefused(result));
const check = (property: fc.IRawProperty<unknown>) => fc.assert(property, { numRuns: 300 });

describe("whatever a tenant asks for", () => {
  test("the law settles it or says no in whole sentences, the same each time", () => {
    check(
      fc.property(tenants, (tenant) => {
        const result = settle(tenant);
        expect(settle(tenant)).toEqual(result);
        if (!isRefused(result)) return;
        expect(result.length).toBeGreaterThan(0);
        for (const { path, say, source, found } of result) {
          expect(say).toMatch(/^[A-Z].*[^.]\.$/);
          expect([path, source, found].every((text) => text.length > 0)).toBe(true);
          expect(say).not.toMatch(/undefined|null|\b[a-z]{2}-[a-z]+-\d\b/);
        }
      }),
    );
  });

  test("nothing may be anywhere but where its homes are, all in one partition", () => {
    check(
      fc.property(settledTenants, ({ result }) => {
        if (isRefused(result)) throw new Error("only settled tenants come here");
        expect([...result.allowedRegions].sort()).toEqual(
          [...new Set(result.homes.map(({ region }) => region))].sort(),
        );
        for (const { region } of result.homes) expect(regionOf(region)?.partition).toBe(result.partition);
        for (const { what, region } of result.homes) if (what !== "copy") expect(region).toBe(result.region);
      }),
    );
  });

  test("every home is where the law lets the data be, by the tables read afresh", () => {
    check(
      fc.property(settledTenants, ({ tenant, result }) => {
        if (isRefused(result)) throw new Error("only settled tenants come here");
        for (const { region } of result.homes) expect(forbidden(tenant, regionOf(region)?.country ?? "")).toBeNull();
      }),
    );
  });

  test("nothing leaves the country, and no damaged place is used, unless the customer agreed; no unconfirmed place ever is", () => {
    check(
      fc.property(settledTenants, ({ tenant, result }) => {
        if (isRefused(result)) throw new Error("only settled tenants come here");
        for (const code of result.allowedRegions) {
          const region = regionOf(code);
          expect(region?.status).not.toBe("unconfirmed");
          const agreed = tenant.place.accepted !== undefined;
          if (!agreed) expect([region?.country, region?.status]).toEqual([tenant.customer.country, "open"]);
        }
      }),
    );
  });

  test("what the contract names is what it gets: in-country and a named country are kept to the letter", () => {
    check(
      fc.property(settledTenants, ({ tenant, result }) => {
        if (isRefused(result)) throw new Error("only settled tenants come here");
        const wished = { data: tenant.place.data, copy: tenant.place.backups };
        for (const [what, wish] of Object.entries(wished)) {
          const home = result.homes.find((one) => one.what === what);
          if (!home || wish === "nearest-allowed") continue;
          expect(regionOf(home.region)?.country).toBe(wish === "in-country" ? tenant.customer.country : wish);
        }
      }),
    );
  });

  test("zones are the region's own, in its order, and every one can run the cluster", () => {
    check(
      fc.property(settledTenants, ({ tenant, result }) => {
        if (isRefused(result)) throw new Error("only settled tenants come here");
        const region = regionOf(result.region);
        const usable = region?.zoneIds.filter((zone) => !region.zonesWithoutEks.includes(zone)) ?? [];
        expect(result.zones).toEqual(usable.slice(0, tenant.size.plan === "large" ? 3 : 2));
        expect(result.zones.length).toBe(tenant.size.plan === "large" ? 3 : 2);
      }),
    );
  });

  test("logs stay a year at least by default, and never shorter than the contract's own term", () => {
    check(
      fc.property(settledTenants, ({ tenant, result }) => {
        if (isRefused(result)) throw new Error("only settled tenants come here");
        const { logs, breach } = result.terms;
        const own = tenant.logs.keep;
        expect(logs.span.hours).toBeGreaterThanOrEqual(
          own === undefined ? parseSpan("1 year").hours : parseSpan(own).hours,
        );
        expect(logs.span.hours).toBeGreaterThanOrEqual(365 * 24);
        expect(breach.span.hours).toBeLessThanOrEqual(parseSpan(tenant.incident.report ?? "72 hours").hours);
      }),
    );
  });

  test("every place offered instead can be had", () => {
    check(
      fc.property(tenants, (tenant) => {
        const offers = refused(tenant).filter(({ path }) => path === "place.data" || path === "place.backups");
        for (const { path, alternatives } of offers) {
          for (const { write } of alternatives) {
            const field = path === "place.data" ? "data" : "backups";
            const instead = { ...tenant, place: { ...tenant.place, [field]: write, accepted: "annex 1" } };
            expect(refused(instead).map((refusal) => refusal.path)).not.toContain(path);
          }
        }
      }),
    );
  });
});

describe("regions as such", () => {
  test("China can't keep a copy in another account, test restores or join sites, and the plan would say so", () => {
    const china = regions.filter(({ partition }) => partition === "aws-cn");
    const tenant = customer("ES", { access: { way: "vpn" } });
    expect(china.map((region) => objectionsTo(region, tenant).map(({ path, weight }) => [path, weight]))).toEqual(
      china.map(() => [
        ["backups.separate", "never"],
        ["backups.test", "never"],
        ["access.way", "never"],
      ]),
    );
  });

  test("no copy leaves the sovereign cloud", () => {
    const [from, to] = [regionOf("eusc-de-east-1"), regionOf("eu-central-1")];
    if (!from || !to) throw new Error("both are in the tables");
    expect(objectionsToCopy(from, to, customer("DE")).map(({ say }) => say)).toEqual([
      "In Brandenburg, Germany the cloud can't copy backups to another place.",
    ]);
  });

  test("the large plan is refused where only two sites can be used, and told what to write", () => {
    const california = regionOf("us-west-1");
    if (!california) throw new Error("it is in the tables");
    expect(objectionsTo(california, customer("US", { size: { plan: "large" } }))).toMatchObject([
      {
        path: "size.plan",
        say: "The large plan needs 3 separate sites, and Northern California, United States has 2 that we can use.",
        instead: [{ write: "standard" }],
      },
    ]);
  });
});

describe("the tables", () => {
  test("name only regions that exist, own regions in the country and fallbacks outside it", () => {
    for (const { id, country, regions: own, fallback, backup } of law.jurisdictions) {
      expect([id, own.map((code) => regionOf(code)?.country)]).toEqual([id, own.map(() => country)]);
      expect([id, [...fallback, ...backup.second].filter((code) => !regionOf(code))]).toEqual([id, []]);
      expect([id, fallback.filter((code) => own.includes(code))]).toEqual([id, []]);
    }
  });

  test("hold the European Union inside the European Economic Area, and its regions inside both lists", () => {
    expect(law.eu.filter((country) => !law.eea.includes(country))).toEqual([]);
    const inside = regions.filter(({ country, partition }) => law.eea.includes(country) && partition === "aws");
    expect(inside.map(({ code }) => code).sort()).toEqual([...law.eeaRegions].sort());
    expect(regions.filter(({ bloc }) => bloc === "EEA").every(({ country }) => law.eea.includes(country))).toBe(true);
  });

  test("ask for an acceptance exactly where the only place is damaged", () => {
    for (const { acceptance, regions: own } of law.jurisdictions) {
      const damaged = own.length > 0 && own.every((code) => regionOf(code)?.status === "impaired");
      expect(acceptance !== undefined).toBe(damaged);
    }
  });
});

/** An independent reading of the tables: why data of this tenant may not be in a country, or null. */
function forbidden(tenant: Tenant, where: string): string | null {
  const { country, kind, state } = tenant.customer;
  if (where === country) return null;
  const entry = law.jurisdictions.find(
    (one) => one.country === country && (tenant.place.cloud === "government") === (one.partition !== undefined),
  );
  if (!entry) return law.eea.includes(where) ? null : "outside the EEA";
  const ownRules = tenant.data.classes.every((one) => one in entry.law);
  for (const [one, rule] of Object.entries(entry.law)) {
    if (ownRules && !tenant.data.classes.some((kind) => kind === one)) continue;
    const local = rule.states[state ?? ""];
    const scopes = [kind === "public" ? (rule.public ?? rule.scope) : rule.scope];
    if (local && (local.only !== "public" || kind === "public") && !local.also.includes(where))
      scopes.push(local.scope);
    if (scopes.includes("country")) return `${one} stays in the country`;
    if (scopes.includes("eu") && !law.eu.includes(where)) return `${one} stays in the EU`;
    if (scopes.includes("eea") && !law.eea.includes(where)) return `${one} stays in the EEA`;
  }
  const named = entry.special.filter(({ id }) => tenant.data.special.includes(id));
  return named.some(({ scope }) => scope === "country" || (scope === "eu" && !law.eu.includes(where)))
    ? "named by law"
    : null;
}
