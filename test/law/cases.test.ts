import { describe, expect, test } from "vitest";
import { type Housed, regionOf } from "../../law/index.ts";
import { type Change, customer, exampleTenant, outcome, refused, settled } from "./given.ts";

const KINDS: readonly Housed[] = ["data", "backup", "copy", "logs", "keys", "secrets", "state", "state-key"];

describe("the five examples", () => {
  test.each([
    ["almendro", "eu-south-2", ["eus2-az1", "eus2-az2"], ["eu-south-2"], "eu-south-2"],
    ["cedar-hollow", "us-east-1", ["use1-az1", "use1-az2"], ["us-east-1", "us-east-2"], "us-east-2"],
    ["fjordbevegelse", "eu-west-1", ["euw1-az1", "euw1-az2"], ["eu-west-1"], "eu-west-1"],
    ["kade", "eu-central-1", ["euc1-az1", "euc1-az2"], ["eu-central-1", "eu-west-1"], "eu-west-1"],
    ["little-acorn", "us-east-1", ["use1-az1", "use1-az2"], ["us-east-1", "us-east-2"], "us-east-2"],
  ])("%s lives where its contract and the law say", (name, region, zones, allowedRegions, copy) => {
    const home = settled(exampleTenant(name));
    expect(home).toMatchObject({ partition: "aws", suffix: "amazonaws.com", region, zones, allowedRegions });
    expect(home.homes.map(({ what, account, region }) => [what, account, region])).toEqual(
      KINDS.map((what) => (what === "copy" ? [what, "backup", copy] : [what, "tenant", region])),
    );
  });

  test("almendro can read why its data is where it is, and on what that rests", () => {
    const { homes, needs } = settled(exampleTenant("almendro"));
    expect(homes[0]?.reason).toEqual({
      kind: "contract",
      say: "The contract says Spain, so the system and its data are in Aragon, Spain. Personnel data in Spain must stay in the European Economic Area.",
      source: "ALM-2026-017",
    });
    expect(needs.map(({ say }) => say)).toEqual([
      "What we know of the law in Spain is not confirmed: have a lawyer read it before the first day.",
    ]);
  });

  test("fjordbevegelse hears that its wish for Norway is remembered", () => {
    expect(settled(exampleTenant("fjordbevegelse")).homes[0]?.reason.say).toBe(
      "The contract names Ireland, so the system and its data are in Dublin, Ireland. The cloud we build on has no data centre in Norway. Health data in Norway must stay in the European Economic Area. The customer would move to Norway once that is possible.",
    );
  });

  test.each([
    ["almendro", "2 years", "72 hours", "1 hour", "4 hours", "30 days"],
    ["cedar-hollow", "6 years", "72 hours", "1 hour", "8 hours", "60 days"],
    ["fjordbevegelse", "5 years", "72 hours", "26 hours", "12 hours", "30 days"],
    ["kade", "2 years", "72 hours", "6 hours", "8 hours", "30 days"],
    ["little-acorn", "6 years", "72 hours", "26 hours", "8 hours", "60 days"],
  ])("%s keeps logs %s and hears of a breach within %s", (name, ...texts) => {
    const { logs, breach, lose, return: back, erasure } = settled(exampleTenant(name)).terms;
    expect([logs, breach, lose, back, erasure].map(({ span }) => span.text)).toEqual(texts);
  });
});

describe("place", () => {
  test("leaving the country without an agreement is refused, data and backups in one sentence", () => {
    expect(outcome(customer("NL", { place: { data: "nearest-allowed", backups: "IE" } }))).toBe(
      "place.accepted: The customer has to agree in writing that its data would leave the Netherlands for Frankfurt, Germany and its backups would leave the Netherlands for Dublin, Ireland: write where it did under place.accepted.",
    );
  });

  test("a country without a data centre is refused with the nearest that can be had, nearest first", () => {
    expect(refused(customer("NO"))[0]?.alternatives).toEqual([
      {
        write: "nearest-allowed",
        means:
          "the data would be in Stockholm, Sweden, outside Norway: name under accepted where the customer agreed to that",
      },
      {
        write: "DE",
        means:
          "the data would be in Frankfurt, Germany, outside Norway: name under accepted where the customer agreed to that",
      },
      {
        write: "IE",
        means:
          "the data would be in Dublin, Ireland, outside Norway: name under accepted where the customer agreed to that",
      },
    ]);
  });

  test.each([
    [
      "ES",
      "US",
      "place.data: Personnel data in Spain must stay in the European Economic Area, so not in the United States.",
    ],
    ["ES", "PT", "place.data: The cloud we build on has no data centre in Portugal."],
    ["US", "DE", "place.data: Customers in the United States are placed in the United States only, not in Germany."],
    [
      "GB",
      "US",
      "place.data: Personnel data in the United Kingdom may only be where the law protects it equally well, so not in the United States.",
    ],
    [
      "NZ",
      "GB",
      "place.data: Customers in New Zealand are placed in New Zealand or Australia only, not in the United Kingdom.",
    ],
  ] as const)("%s asks for %s", (country, data, say) => {
    expect(
      outcome(customer(country, { data: { classes: ["hr"] }, place: { data, backups: data, accepted: "annex" } })),
    ).toBe(say);
  });

  test("a country named in the contract is taken when law and lists allow it", () => {
    expect(outcome(customer("ES", { place: { data: "FR", backups: "SE", accepted: "annex" } }))).toBe(
      "eu-west-3 eu-north-1",
    );
  });

  test("backups that the entry doesn't let leave are refused with what can be had", () => {
    const [refusal] = refused(customer("CH", { place: { data: "in-country", backups: "DE", accepted: "annex" } }));
    expect(refusal).toMatchObject({
      path: "place.backups",
      found: "DE",
      say: "The protected copy of the backups can't be there. Customers in Switzerland are placed in Switzerland only, not in Germany.",
      alternatives: [{ write: "in-country", means: "the protected copy would be in Zurich, Switzerland" }],
    });
  });

  test("data that the law names itself stays where that law says", () => {
    const place = { data: "DE", backups: "DE", accepted: "annex" } as const;
    expect(outcome(customer("CH", { data: { special: ["epd"] }, place }))).toBe(
      "place.data: Communities of the electronic patient record (EPD) must stay in Switzerland, so not in Germany.",
    );
    expect(outcome(customer("CH", { place }))).toBe("eu-central-1 eu-central-1");
  });

  test("a special kind that no entry knows is refused with those it knows", () => {
    const [refusal] = refused(customer("AU", { data: { special: ["epd"] } }));
    expect(refusal).toMatchObject({ path: "data.special.0", found: "epd" });
    expect(refusal?.alternatives.map(({ write }) => write)).toEqual(["my-health-record"]);
  });

  test("health data of public bodies in Spain is bound to the European Union, of private ones to the European Economic Area", () => {
    const reason = (kind: "public" | "private") =>
      settled(
        customer("ES", { data: { classes: ["health"] }, customer: { country: "ES", kind } }),
      ).homes[0]?.reason.say.split(". ")[1];
    expect([reason("public"), reason("private")]).toEqual([
      "Health data of public bodies in Spain must stay in the European Union.",
      "Health data in Spain must stay in the European Economic Area.",
    ]);
  });

  test.each([
    ["US", "TX", "private", "law", "Health data in TX must stay in the United States."],
    ["US", "FL", "private", "law", "Health data in FL must stay in the United States or Canada."],
    ["US", "OH", "private", "contract", ""],
    ["CA", "NS", "public", "law", "Health data in NS must stay in Canada."],
    ["CA", "NS", "private", "contract", "Health data in Canada may leave the country only with safeguards."],
    ["CA", "QC", "private", "contract", "Health data in Canada may leave the country only with safeguards."],
  ] as const)("%s-%s, a %s body", (country, state, kind, reason, sentence) => {
    const { homes } = settled(customer(country, { data: { classes: ["health"] }, customer: { country, kind, state } }));
    expect(homes[0]?.reason.kind).toBe(reason);
    expect(homes[0]?.reason.say.split(". ").slice(1).join(". ")).toBe(sentence);
  });

  test("a kind of data without a rule of its own takes the strictest of the country", () => {
    const tenant = customer("US", { data: { classes: ["children"] }, customer: { country: "US", state: "TX" } });
    expect(settled(tenant).homes[0]?.reason.say).toBe(
      "The system and its data are in Northern Virginia, United States. Data without a rule of its own in TX must stay in the United States.",
    );
  });

  test("a Quebec practice is told of the assessment before data leaves Quebec", () => {
    const { needs } = settled(
      customer("CA", { data: { classes: ["health"] }, customer: { country: "CA", state: "QC" } }),
    );
    expect(needs[0]?.say).toBe(
      "For health data in QC there has to be a privacy impact assessment before data leaves Quebec.",
    );
  });

  test.each([
    [
      { country: "US" as const },
      "customer.state: We need to know the state or province; TX and FL have rules of their own. Write its two letters.",
    ],
    [
      { country: "US" as const, state: "TK" },
      "customer.state: TK is no state or province of the United States; TX and FL have rules of their own. Write its two letters.",
    ],
  ])("a state that can't be known is asked for: %j", (change, say) => {
    const tenant = customer("US");
    const who = { organisation: "Example", kind: "private" as const, ...change };
    expect(outcome({ ...tenant, customer: who })).toBe(say);
  });
});

describe("other clouds", () => {
  const sovereign = (country: string, accepted?: string) =>
    outcome(
      customer(country, {
        place: {
          data: "nearest-allowed",
          backups: "nearest-allowed",
          cloud: "sovereign",
          ...(accepted ? { accepted } : {}),
        },
      }),
    );

  test("the sovereign cloud is had in the European Economic Area, once its unconfirmed parts are accepted", () => {
    expect(sovereign("DE", "annex")).toBe("eusc-de-east-1 eusc-de-east-1");
    expect(sovereign("NO", "annex")).toBe("eusc-de-east-1 eusc-de-east-1");
    expect(sovereign("DE")).toBe(
      "place.accepted: Nobody has confirmed yet that the cloud in Brandenburg, Germany can keep a copy that an intruder can't delete. Nobody has confirmed yet that the cloud in Brandenburg, Germany can test restores on a schedule. The customer has to agree in writing to that limit: write where it did under place.accepted.",
    );
    expect(sovereign("US", "annex")).toBe(
      "place.cloud: The sovereign cloud is for countries of the European Economic Area; there is none for the United States.",
    );
  });

  test("the government cloud is had in the United States, in a partition of its own", () => {
    const place = { data: "in-country", backups: "in-country", cloud: "government", accepted: "annex" } as const;
    expect(settled(customer("US", { place }))).toMatchObject({
      partition: "aws-us-gov",
      allowedRegions: ["us-gov-west-1", "us-gov-east-1"],
    });
    expect(outcome(customer("ES", { place }))).toBe(
      "place.cloud: There is a government cloud for the United States only, none for Spain.",
    );
  });
});

describe("what a place lacks", () => {
  test("mail from a place without a mail service needs a host, and says so", () => {
    const change = { mail: { domain: "mail.example.example" } };
    expect(outcome(customer("ES", change))).toBe(
      "mail.relay: The cloud in Aragon, Spain has no mail service, so mail from mail.example.example needs a mail host of its own, in a country where the data may be.",
    );
    expect(outcome(customer("SE", change))).toBe("eu-north-1 eu-north-1");
    expect(settled(customer("ES")).lacks).toContain("ses");
  });

  test("a government account's bill can't be watched in its own partition", () => {
    const place = { data: "in-country", backups: "in-country", cloud: "government", accepted: "annex" } as const;
    expect(settled(customer("US", { place })).lacks).toContain("budgets");
    expect(settled(customer("US")).lacks).not.toContain("budgets");
  });

  test("the large plan has three zones, the others two, and none that can't run the cluster", () => {
    expect(settled(customer("US", { size: { plan: "large" } })).zones).toEqual(["use1-az1", "use1-az2", "use1-az4"]);
    expect(settled(customer("US", { size: { plan: "small" } })).zones).toEqual(["use1-az1", "use1-az2"]);
  });

  test("no separate copy is placed where the contract asks for none", () => {
    const { homes } = settled(customer("US", { backups: { separate: false } }));
    expect(homes.map(({ what }) => what)).toEqual(KINDS.filter((kind) => kind !== "copy"));
  });
});

describe("terms", () => {
  test.each([
    ["US", "health", "6 years", "72 hours"],
    ["US", "hr", "1 year", "72 hours"],
    ["NL", "health", "5 years", "72 hours"],
    ["SE", "health", "5 years", "72 hours"],
    ["IN", "hr", "1 year", "6 hours"],
    ["SG", "health", "1 year", "72 hours"],
  ] as const)("%s, %s: logs %s, breach %s, when the contract says nothing", (country, one, logs, breach) => {
    const place = { data: "nearest-allowed", backups: "nearest-allowed", accepted: "annex" } as const;
    const { terms } = settled(customer(country, { data: { classes: [one] }, place }));
    expect([terms.logs.span.text, terms.breach.span.text]).toEqual([logs, breach]);
  });

  test("a contract may keep logs longer than the law and no shorter", () => {
    const health: Change = { data: { classes: ["health"] } };
    expect(settled(customer("US", { ...health, logs: { keep: "10 years" } })).terms.logs.reason.kind).toBe("contract");
    expect(refused(customer("US", { ...health, logs: { keep: "5 years" } }))).toEqual([
      {
        path: "logs.keep",
        found: "5 years",
        say: "Logs can't be kept for 5 years only. Logs stay at least 6 years: Audit logs; the rule names no period, six years is the convention, one year of it at hand.",
        source: "45 CFR 164.316(b)(1)(ii)",
        alternatives: [{ write: "6 years", means: "the shortest the law lets us keep them" }],
      },
    ]);
    expect(refused(customer("SG", { logs: { keep: "300 days" } })).map(({ source }) => source)).toEqual([
      "AWS Foundational Security Best Practices, CloudWatch.16",
    ]);
  });

  test("a contract may report a breach sooner than the law and no later", () => {
    expect(settled(customer("ES", { incident: { report: "24 hours" } })).terms.breach.span.hours).toBe(24);
    expect(refused(customer("ES", { incident: { report: "4 days" } }))[0]).toMatchObject({
      path: "incident.report",
      say: "A breach can't be reported as late as 4 days. The law sets a clock of 72 hours (supervisory authority).",
      source: "GDPR art 33(1)",
      alternatives: [{ write: "72 hours", means: "the longest the law allows" }],
    });
  });

  test("a contract that names NIS2 is warned of within a day", () => {
    const terms = (regimes: string[]) => settled(customer("ES", { data: { regimes } })).terms.breach.span.text;
    expect([terms(["GDPR"]), terms(["GDPR", "NIS 2"])]).toEqual(["72 hours", "24 hours"]);
  });

  test("everything that is wrong is said at once", () => {
    const tenant = customer("NO", {
      logs: { keep: "1 day" },
      incident: { report: "1 year" },
      data: { special: ["epd"] },
    });
    expect(refused(tenant).map(({ path }) => path)).toEqual([
      "data.special.0",
      "logs.keep",
      "incident.report",
      "place.data",
    ]);
  });
});

test("what a table calls a region is one", () => {
  expect(regionOf("eu-south-2")).toMatchObject({ country: "ES", partition: "aws", suffix: "amazonaws.com" });
  expect(regionOf("eu-nowhere-1")).toBeUndefined();
});
