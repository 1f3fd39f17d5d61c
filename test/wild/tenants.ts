import fc from "fast-check";
import { law, regions } from "../../law/tables.ts";
import type { Product } from "../../spec/index.ts";

/** A group of fields as a tenant file writes them; what is undefined is left out. */
export type Fields = { readonly [field: string]: unknown };

const COUNTRIES = [
  ...new Set([
    ...regions.map(({ country }) => country),
    ...law.jurisdictions.map(({ country }) => country),
    ...law.eea,
    "KE",
    "TR",
  ]),
].sort();

const HOUR_OF_DAY = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "15", "30", "59"))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${minute}`);
const ZONE = fc.constantFrom(
  "Europe/Madrid",
  "America/New_York",
  "America/St_Johns",
  "Asia/Kolkata",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "Africa/Casablanca",
  "Australia/Lord_Howe",
);
const DAY = fc.constantFrom("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

/** A customer's short name: 3 to 20 characters, the ends of that range more often than chance would have them. */
const name = fc
  .oneof(
    fc.stringMatching(/^[a-z](-?[a-z0-9]){2,19}$/),
    fc.stringMatching(/^[b-r][a-z0-9]{2}$/),
    fc.stringMatching(/^[b-r][a-z0-9]{19}$/),
  )
  .filter((text) => text.length <= 20 && !/^(aws|amzn|amazon|xn-|sthree)/.test(text));

function spans(units: Readonly<Record<string, number>>): fc.Arbitrary<string> {
  const each = Object.entries(units).map(([unit, most]) =>
    fc.integer({ min: 1, max: most }).map((count) => `${count} ${unit}${count === 1 ? "" : "s"}`),
  );
  return fc.oneof(...each);
}

const nothing = fc.constant(undefined);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.oneof(value, nothing);
const seldom = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 1, arbitrary: value }, { weight: 9, arbitrary: nothing });
const mostly = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: nothing });

function customer(country: string): fc.Arbitrary<Fields> {
  const state =
    country === "US" || country === "CA"
      ? fc.constantFrom(...(law.jurisdictions.find((one) => one.country === country)?.states ?? []))
      : fc.constant(undefined);
  return fc.record({
    organisation: fc.constantFrom("Example", "Åsgård Café AB", "医療法人", "A & B <c>", "x".repeat(200)),
    country: fc.constant(country),
    kind: fc.constantFrom("private", "private", "public"),
    state,
  });
}

function productOf({ name, releases, database }: Product): fc.Arbitrary<Fields> {
  return fc.record({
    name: fc.constant(name),
    version: fc.constantFrom(...Object.keys(releases)),
    host: seldom(fc.constantFrom("people.customer.example", "a.example")),
    database: maybe(fc.constantFrom(...database.engines.map(({ engine }) => engine))),
  });
}

const size: fc.Arbitrary<Fields> = fc.record({
  users: fc.integer({ min: 1, max: 1_000_000 }),
  data: fc.oneof(
    fc.integer({ min: 1, max: 60_000 }).map((count) => `${count} GB`),
    fc.integer({ min: 1, max: 60 }).map((count) => `${count} TB`),
  ),
  plan: maybe(fc.constantFrom("small", "standard", "large")),
  hardware: maybe(fc.constantFrom("shared", "dedicated")),
});

const data: fc.Arbitrary<Fields> = fc.record({
  classes: fc.uniqueArray(fc.constantFrom("hr", "health", "legal", "financial", "children", "other"), { minLength: 1 }),
  special: seldom(fc.subarray(["epd", "my-health-record", "tax-data"])),
  regimes: fc.subarray(["GDPR", "HIPAA", "NIS2", "DORA"]),
});

const contract: fc.Arbitrary<Fields> = fc
  .tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 3650 }))
  .map(([signed, wait, lasts]) => ({
    reference: "C-1",
    signed: dayAfter(signed),
    starts: dayAfter(signed + wait),
    ends: dayAfter(signed + wait + lasts),
    processing: "DPA-1",
  }));

function dayAfter(days: number): string {
  return new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10);
}

function place(): fc.Arbitrary<Fields> {
  const where = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom("in-country", "nearest-allowed") },
    { weight: 1, arbitrary: fc.constantFrom(...COUNTRIES) },
  );
  return fc.record({
    data: fc.oneof({ weight: 3, arbitrary: fc.constant("nearest-allowed") }, { weight: 1, arbitrary: where }),
    backups: maybe(where),
    cloud: seldom(fc.constantFrom("sovereign", "government")),
    wish: seldom(fc.constant("in-country")),
    accepted: mostly(fc.constant("annex 1")),
  });
}

const backups: fc.Arbitrary<Fields> = fc
  .record({
    every: fc.constantFrom("hour", "4 hours", "day", "night"),
    all: seldom(spans({ hour: 90, day: 40 })),
    keep: fc
      .record({
        daily: maybe(spans({ day: 800, month: 60 })),
        weekly: maybe(spans({ day: 800, month: 60 })),
        monthly: maybe(spans({ month: 130, year: 30 })),
        yearly: maybe(spans({ year: 60 })),
      })
      .filter((keep) => Object.values(keep).some((term) => term !== undefined)),
    separate: seldom(fc.constant(false)),
    test: maybe(spans({ day: 400, month: 24 }).map((span) => `every ${span}`)),
  })
  .map(({ all, keep, ...rest }) => {
    const several = rest.every === "hour" || rest.every === "4 hours";
    return { ...rest, keep: { ...keep, ...(several && all ? { all } : {}) } };
  });

const access: fc.Arbitrary<Fields> = fc.oneof(
  fc.record({ support: fc.constant("none"), way: maybe(fc.constantFrom("session", "vpn")) }),
  fc.record({
    support: fc.constant("on-request"),
    approver: fc.constantFrom("privacy", "operations"),
    people: maybe(fc.integer({ min: 1, max: 50 })),
  }),
  fc.record({
    support: fc.constant("scheduled"),
    windows: fc.constant(["Tuesday 18:00-20:00"]),
    from: maybe(fc.uniqueArray(fc.constantFrom(...COUNTRIES), { minLength: 1, maxLength: 3 })),
    folder: maybe(fc.record({ name: fc.constant("support-drop"), keep: spans({ day: 30 }) })),
  }),
);

/** Networks behind sites: disjoint by how they are made, at times nearly all private addresses there are. */
const vpn: fc.Arbitrary<readonly Fields[]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant([]) },
  {
    weight: 4,
    arbitrary: fc.uniqueArray(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 8 }).map((seconds) =>
      seconds.map((second, index) => ({
        name: `site-${index}`,
        address: `203.0.113.${index + 1}`,
        networks: [`10.${second}.0.0/16`],
      })),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"],
        ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/17"],
        ["10.0.0.0/8", "172.16.0.0/12"],
        ["10.0.0.0/9"],
      )
      .map((networks) => [{ name: "everything", address: "203.0.113.9", networks }]),
  },
);

const connections: fc.Arbitrary<Fields> = fc.record({
  vpn,
  sftp: fc.constantFrom(
    undefined,
    [{ partner: "lab", addresses: ["198.51.100.0/24"], folder: "in/lab" }],
    [
      { partner: "lab", addresses: ["198.51.100.0/25"], folder: "in/lab" },
      { partner: "payroll", addresses: ["198.51.100.128/25"], folder: "in/payroll" },
    ],
  ),
  api: maybe(fc.boolean()),
  "sign-on": maybe(fc.uniqueArray(fc.constantFrom("google", "azure", "linkedin", "id.customer.example"))),
  egress: maybe(fc.uniqueArray(fc.constantFrom("api.payroll.example", "lab.example", "a.b.c.d.example"))),
});

const files: fc.Arbitrary<Fields[]> = fc
  .uniqueArray(fc.constantFrom("payslips", "imports", "in/lab", "out", "exports", "a"), { maxLength: 5 })
  .chain((folders) =>
    fc.tuple(
      ...folders.map((folder) => spans({ hour: 50, day: 400, month: 100, year: 60 }).map((keep) => ({ folder, keep }))),
    ),
  );

/** Any tenant file that its author would think right, for one of the vendor's products. */
function soundFile(products: readonly Product[]): fc.Arbitrary<Fields> {
  return fc.tuple(fc.constantFrom(...COUNTRIES), fc.constantFrom(...products)).chain(([country, product]) =>
    fc.record({
      domicile: fc.constant(1),
      name,
      customer: customer(country),
      product: productOf(product),
      size,
      data,
      contract,
      contacts: fc.constant({
        privacy: "privacy@customer.example",
        security: "security@customer.example",
        operations: "operations@customer.example",
      }),
      place: place(),
      availability: fc.record({
        lose: product.database.recovery === "backups" ? fc.constant("26 hours") : maybe(spans({ hour: 48 })),
        return: maybe(spans({ hour: 48, day: 5 })),
      }),
      backups,
      access,
      connections,
      users: maybe(fc.record({ mfa: fc.constantFrom("always", "offered", "off") })),
      mail: seldom(fc.record({ domain: fc.constant("mail.customer.example"), relay: maybe(fc.constant("r.example")) })),
      incident: seldom(fc.record({ report: spans({ hour: 80 }) })),
      files,
      cleanup: maybe(
        fc.subarray(product.cleanup).map((terms) => Object.fromEntries(terms.map((term) => [term, "2 years"]))),
      ),
      logs: maybe(
        fc.record({
          keep: maybe(
            fc.oneof(
              spans({ year: 12 }),
              fc.integer({ min: 12, max: 150 }).map((months) => `${months} months`),
            ),
          ),
        }),
      ),
      maintenance: mostly(fc.record({ day: DAY, from: HOUR_OF_DAY, zone: ZONE })),
      exit: maybe(fc.record({ hold: fc.integer({ min: 7, max: 180 }).map((days) => `${days} days`) })),
    }),
  );
}

/** Values that people and programs write where something else belongs. */
const ODD = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    " ",
    0,
    -1,
    1e9,
    1.5,
    Number.NaN,
    true,
    [],
    {},
    [[]],
    "__proto__",
    "constructor",
    "toString",
    "../../etc/passwd",
    "999999 years",
    "0 days",
    "none",
    "\u202egnp.exe",
    "a\u200bb",
    "e\u0301",
    "🏠",
    "10.0.0.0/33",
    "0.0.0.0/0",
    "2026-02-30",
    "x".repeat(5000),
  ),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.jsonValue({ maxDepth: 2 }),
);

type Mistake = (file: Fields) => Fields;

const mistake: fc.Arbitrary<Mistake> = fc.oneof(
  fc.tuple(fc.nat(), ODD).map(
    ([at, value]): Mistake =>
      (file) =>
        changed(file, at, () => value),
  ),
  fc.nat().map(
    (at): Mistake =>
      (file) =>
        changed(file, at, () => undefined),
  ),
  fc.tuple(fc.nat(), ODD).map(
    ([at, value]): Mistake =>
      (file) =>
        changed(file, at, (was) => [was, value]),
  ),
  fc.string({ maxLength: 9 }).map(
    (key): Mistake =>
      (file) => ({ ...file, [`x${key}`]: 1 }),
  ),
);

/** Changes the field that a number picks, anywhere in the file. */
function changed(file: Fields, at: number, change: (was: unknown) => unknown): Fields {
  const paths = pathsIn(file);
  return replaced(file, paths[at % paths.length] ?? [], change) as Fields;
}

type Path = readonly (string | number)[];

function pathsIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [at];
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const inside = steps.flatMap((step) => pathsIn((value as Record<string | number, unknown>)[step], [...at, step]));
  return at.length > 0 ? [at, ...inside] : inside;
}

function replaced(value: unknown, [step, ...rest]: Path, change: (was: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  const at = copy as Record<string | number, unknown>;
  at[step] = replaced(at[step], rest, change);
  return copy;
}

/** Tenant files over every country, product, plan and option: three in four meant well, the others with a mistake or two. */
export function wildFiles(products: readonly Product[]): fc.Arbitrary<Fields> {
  const sound = soundFile(products);
  const wrong = fc
    .tuple(sound, fc.array(mistake, { minLength: 1, maxLength: 2 }))
    .map(([file, mistakes]) => mistakes.reduce((made, make) => make(made), file));
  return fc.oneof({ weight: 3, arbitrary: sound }, { weight: 1, arbitrary: wrong });
}

export const countries: readonly string[] = COUNTRIES;
